"""Train the default recogniser: `python -m sources.recognizer` or `make recognizer`.

Reads sources/annotated and, where it lies beside the repository, ../shared/training; writes
geo/recognize/data/model.bin. The same texts and the same gazetteer give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import gazetteer
from geo.recognize.model import save
from geo.recognize.naming import NameIndex
from sources.recognizer.corpora import SHIPPABLE, of_annotation, of_training_data, recased
from sources.recognizer.encoding import Encoded, Encoder
from sources.recognizer.training import Settings, strongest, train

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT.parent / "shared" / "training"
MODEL = ROOT / "geo" / "recognize" / "data" / "model.bin"
MOST = 290_000
"""Features kept, the strongest: the file stays below 5 MB."""


def main(arguments: list[str] | None = None) -> int:
    """Train, write the model, say on what."""
    parser = argparse.ArgumentParser(
        prog="python -m sources.recognizer",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--training", type=Path, default=TRAINING, help="folder of the training data")
    parser.add_argument("-o", "--output", type=Path, default=MODEL, help="the model file to write")
    given = parser.parse_args(arguments)
    segments = encoded(given.training)
    weights = strongest(train(segments, Settings()), MOST)
    given.output.parent.mkdir(exist_ok=True)
    with given.output.open("wb") as file:
        save(weights, file)
    print(f"{given.output}: {given.output.stat().st_size / 1e6:.1f} MB, {len(weights.scores) - 1:,} features")
    return 0


def encoded(folder: Path) -> list[Encoded]:
    """All texts that there are to train on, as segments; what they are is said."""
    examples = [*of_annotation()]
    if all((folder / f"{source}.jsonl").is_file() for source in SHIPPABLE):
        examples += of_training_data(folder)
    else:
        print(f"{folder} is not there: trained on sources/annotated alone, a weaker model", file=sys.stderr)
    counts = Counter(example.source for example in examples)
    print(", ".join(f"{source} {count:,}" for source, count in sorted(counts.items())), file=sys.stderr)
    encoder = Encoder(NameIndex(gazetteer.load()))
    examples += [*recased(examples)]
    return [segment for example in examples for segment in encoder.encode(example)]


if __name__ == "__main__":
    sys.exit(main())
