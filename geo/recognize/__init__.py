"""Finding the names in a text: a protocol, and the recognisers behind it."""

from geo.recognize.span import Recognizer, Span

__all__ = ["Recognizer", "Span"]
