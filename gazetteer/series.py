"""A column of names resolved at once: each distinct question is answered once, the answers are taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, get_args

from gazetteer.errors import BadQuery
from gazetteer.names import is_name
from gazetteer.place import Level, Match, Status

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from gazetteer.store import Gazetteer

Column = str | Iterable[object] | None
"""One value for all rows, one for each row, or none."""

_TEXTS = ("reason", "place_id", "name", "country", "admin1", "feature")
_NUMBERS = ("confidence", "lon", "lat", "radius_km")
_COLUMNS = (
    "query", "status", "reason", "confidence", "place_id", "geonameid", "name", "country", "admin1", "level",
    "lon", "lat", "radius_km", "feature",
)  # fmt: skip
_SHOWN = 60
"""Characters of a faulty cell that a reason repeats."""


def resolve_series(
    series: Any,
    *,
    country: Column = None,
    countries: Iterable[str] = (),
    admin1: Column = None,
    near: tuple[float, float] | None = None,
    level: Level | None = None,
    gazetteer: Gazetteer | None = None,
) -> pd.DataFrame:
    """What each name of a column means: one row a name, in its order and under its index.

    series: a pandas Series, or anything that makes one. country: the country that the place must lie in, as a
    code or a name ("TR", "TUR", "Türkiye"); admin1: the division that it is named with. Each is one value for
    all rows or a column of them, where a missing cell asks for nothing. countries, near, level: as
    `Gazetteer.resolve` has them, for all rows. gazetteer: null for the one that the package brings.

    Columns: query (as given), status and level (categories), reason, place_id, name, country, admin1, feature
    (str), geonameid (Int64), confidence, lon, lat, radius_km (float64). Without a place, confidence is 0 and
    the rest is missing. A cell that is missing or no text is `rejected`, and so is one whose country is none.
    Every name is resolved on its own: the rows of a table are no document.
    Raises BadQuery for a column of another length or index, or a value for all rows that cannot be.
    """
    import pandas as pd

    if gazetteer is None:
        from gazetteer.store import load

        gazetteer = load()
    if isinstance(series, pd.DataFrame):
        raise BadQuery("a table is no column: give the column that holds the names")
    names = _column(series)
    asking = _Asking(gazetteer, tuple(countries), near, level)
    texts, text_codes = _distinct(names)
    wanted, country_codes = _given("country", country, names, asking.country_of)
    divisions, division_codes = _given("admin1", admin1, names, _division)
    questions, back = _distinct_rows(text_codes, country_codes, division_codes)
    answers = [asking(texts[text], wanted[code], divisions[part]) for text, code, part in questions]
    return _frame(names, answers, back)


class _Asking:
    """What is asked of every row, and the way from its cells to a match."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        countries: tuple[str, ...],
        near: tuple[float, float] | None,
        level: Level | None,
    ) -> None:
        self._gazetteer = gazetteer
        self._countries, self._near, self._level = countries, near, level
        # Values that cannot be are a fault of the call, also where there is no row to find it.
        gazetteer.resolve("", countries=countries, near=near, level=level)

    def __call__(self, text: object, country: str | BadQuery | None, division: str | None) -> Match:
        if not isinstance(text, str):
            fault = f"no name: {text.__name__} is no text" if isinstance(text, type) else "no name: no value"
            return Match("", "rejected", fault, 0.0, None)
        if isinstance(country, BadQuery):
            return Match(text, "rejected", str(country), 0.0, None)
        return self._gazetteer.resolve(
            text,
            countries=self._countries,
            country=country,
            containers=() if division is None else (division,),
            near=self._near,
            level=self._level,
            limit=1,
        )

    def country_of(self, cell: object) -> str | None:
        """The code of a country that is written as code or name. Raises BadQuery where it is none."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if isinstance(cell, str):
            code = cell.strip().upper()
            if code in self._gazetteer.countries:
                return code
            if not is_name(cell):
                return None
            found = self._gazetteer.resolve(cell, level="country", limit=1)
            if found.status == "resolved" and found.place is not None and found.place.level == "country":
                return found.place.country
        shown = cell.__name__ if isinstance(cell, type) else repr(str(cell)[:_SHOWN])
        raise BadQuery(f"country {shown}: no country is called so, nor is it an ISO 3166-1 code")


def _division(cell: object) -> str | None:
    return cell if isinstance(cell, str) and is_name(cell) else None


def _given(
    role: str, column: Column, names: pd.Series[Any], meaning: Callable[[object], str | None]
) -> tuple[list[Any], NDArray[np.int64]]:
    """What the distinct cells of a column beside the names mean, and which of them each row has."""
    import numpy as np
    import pandas as pd

    if column is None or isinstance(column, str):
        return [meaning(column)], np.zeros(len(names), "int64")
    if not isinstance(column, pd.Series):
        cells = list(column)
        if len(cells) != len(names):
            raise BadQuery(f"{role}: {len(cells)} values for {len(names)} names")
        column = _column(cells)
    elif not column.index.equals(names.index):
        raise BadQuery(f"{role}: its index is not that of the names; give it as a list to go by position")
    values, codes = _distinct(column)
    meanings: list[str | BadQuery | None] = []
    for value in values:
        try:
            meanings.append(meaning(value))
        except BadQuery as error:
            meanings.append(error)
    return meanings, codes


def _column(cells: Any) -> pd.Series[Any]:
    import pandas as pd

    if isinstance(cells, pd.Series):
        return cells
    try:
        return pd.Series(cells, dtype=None if len(cells) else str)
    except UnicodeEncodeError:
        # A text with a lone surrogate fits no column of texts.
        return pd.Series(cells, dtype=object)


def _distinct(column: pd.Series[Any]) -> tuple[list[object], NDArray[np.int64]]:
    """The texts of a column, each once, and which of them each row has; null stands for a missing cell.

    A cell that is no text is there as its type: lists cannot be told apart, and need not be.
    """
    import pandas as pd

    if column.dtype == object:
        cells = [
            cell if isinstance(cell, str) else None if missing else type(cell)
            for cell, missing in zip(column.array, column.isna(), strict=True)
        ]
        column = pd.Series(cells, dtype=object)
    codes, found = pd.factorize(column)
    codes = codes.astype("int64")
    codes[codes < 0] = len(found)
    return [value if isinstance(value, str | type) else type(value) for value in found] + [None], codes


def _distinct_rows(*columns: NDArray[np.int64]) -> tuple[list[list[int]], NDArray[np.int64]]:
    """The distinct rows of columns of numbers, in the order they come, and which of them each row is."""
    import numpy as np
    import pandas as pd

    back = columns[0]
    for column in columns[1:]:
        # Numbered anew after each column, so that no product of three counts overflows.
        back = pd.factorize(back * (int(column.max(initial=0)) + 1) + column)[0]
    first = np.unique(back, return_index=True)[1]
    return np.stack(columns)[:, first].T.tolist(), back


def _frame(names: pd.Series[Any], answers: Sequence[Match], back: NDArray[np.int64]) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    places = [answer.place for answer in answers]
    numbered: list[Any] = [None if place is None else place.geonameid for place in places]
    texts: dict[str, list[Any]] = {
        "reason": [_encodable(answer.reason) for answer in answers],
        "place_id": [None if place is None else place.id for place in places],
        **{
            name: [None if place is None else getattr(place, name) for place in places]
            for name in ("name", "country", "admin1", "feature")
        },
    }
    numbers = {
        "confidence": [answer.confidence for answer in answers],
        **{
            name: [np.nan if place is None else getattr(place, name) for place in places]
            for name in ("lon", "lat", "radius_km")
        },
    }
    data: dict[str, Any] = {
        "query": names,
        "status": _category([answer.status for answer in answers], get_args(Status), back),
        "level": _category(
            [None if place is None else place.level for place in places], get_args(Level), back
        ),
        "geonameid": pd.array(numbered, dtype="Int64").take(back),
    }
    text = pd.StringDtype(na_value=np.nan)
    data |= {name: pd.array(texts[name], dtype=text).take(back) for name in _TEXTS}
    data |= {name: np.array(numbers[name], "float64")[back] for name in _NUMBERS}
    return pd.DataFrame({name: data[name] for name in _COLUMNS}, index=names.index)


def _category(values: list[Any], words: Sequence[str], back: NDArray[np.int64]) -> Any:
    """A column of a closed vocabulary: the same type whatever words occur."""
    import pandas as pd

    return pd.Categorical(values, categories=list(words)).take(back)


def _encodable(text: str) -> str:
    """A text that can be written: a lone surrogate of the query becomes a question mark."""
    return text.encode("utf-8", "replace").decode()
