"""The trainer of the default recogniser: `python -m sources.recognizer` writes its model."""
