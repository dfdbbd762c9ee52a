"""What the columns of a table are for, guessed from their names and, failing that, from their cells."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, get_args

from geo.coordinates import degrees, pair
from geo.dates import looks_dated

Role = Literal[
    "id", "date", "date_end", "time", "published", "title", "text", "type",
    "place", "admin1", "country", "lon", "lat", "point", "url",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

_NAMES: dict[Role, str] = {
    "id": """
        event_id_cnty; event_id; globaleventid; data_id; id; uid; uuid; guid; identifier; record_id;
        objectid; kennung; identifiant; номер события; ид; код события
    """,
    "date": """
        event_date; date_start; start_date; sqldate; date; dateofevent; datetime; timestamp_utc; day; when;
        startdate; date_begin; begin_date; occurred; occurred_at; occurred_on; incident_date; date_time;
        datum; tag; ereignisdatum; date de l evenement; jour; fecha; fecha_evento; dia; дата; дата события;
        дата события начало; день; когда; дата події; коли; year; год; jahr
    """,
    "date_end": """
        date_end; end_date; enddate; date_to; to_date; until; enddatum; datum_bis; bis; date_fin; fecha_fin;
        дата окончания; дата завершення
    """,
    "time": "time; event_time; time_of_day; uhrzeit; zeit; heure; hora; время; час",
    "published": """
        published; published_at; publication_date; pubdate; pub_date; veroffentlicht; publie; publicado;
        дата публикации; дата публікації
    """,
    "title": """
        title; headline; event_title; event_name; subject; event; incident; titel; schlagzeile; ereignis;
        titre; titulo; evento; evenement; заголовок; название; событие; подія; назва; name
    """,
    "text": """
        notes; text; description; note; summary; details; body; content; comment; comments; remarks;
        source_article; beschreibung; text_body; bemerkung; notiz; notizen; descripcion; nota; notas;
        remarque; resume; описание; текст; примечание; комментарий; опис; примітка
    """,
    "type": """
        event_type; sub_event_type; type; category; kind; incident_type; type_of_event; eventtype;
        type_of_violence; art; typ; kategorie; ereignisart; type d evenement; categorie; tipo; tipo_evento;
        categoria; тип; тип события; вид; категория; категорія; тип події
    """,
    "place": """
        place_text; location; place; place_name; location_name; actiongeo_fullname; where_coordinates; city;
        town; city_name; settlement; village; locality; municipality; site; where; venue; toponym; loc;
        address; place of event; ort; stadt; ortschaft; ortsname; gemeinde; lieu; ville; commune; localite;
        endroit; ciudad; lugar; localidad; municipio; sitio; место; город; населенный пункт; нп; адрес; где;
        место события; локация; місто; місце; населений пункт; де; локація; адреса; adm_4; admin3; admin2;
        adm_2; county; district; raion; rayon; район; kreis; landkreis; departement; name
    """,
    "admin1": """
        admin1; adm_1; adm1; admin_1; admin1_name; adm1_en; adm1_name; region; state; province; oblast;
        state_province; federal_subject; bundesland; kanton; canton; provinz; etat; estado; provincia;
        comunidad; регион; область; край; субъект; область регион; регіон
    """,
    "country": """
        country; country_name; country_code; iso2; iso_a2; iso_3166_1; iso3; cc; nation; land; staat; pays;
        pais; страна; країна; iso; iso_code; countrycode; country_iso2
    """,
    "lon": """
        lon; longitude; lng; long; actiongeo_long; lon_dd; x_coord; xcoord; point_x; decimallongitude;
        lon_wgs84; laenge; lange; langengrad; laengengrad; longitud; долгота; довгота; x
    """,
    "lat": """
        lat; latitude; actiongeo_lat; lat_dd; y_coord; ycoord; point_y; decimallatitude; lat_wgs84; breite;
        breitengrad; latitud; широта; y
    """,
    "point": """
        coordinates; coords; latlon; lat_lon; lat_long; latlng; lonlat; geo; geopoint; geo_point; gps; wkt;
        geom; geometry; the_geom; point; position; koordinaten; coordonnees; coordenadas; координаты;
        координати
    """,
    "url": """
        source_url; sourceurl; url; link; href; web; source_link; article_url; quelle_url; lien; enlace;
        ссылка; посилання; источник ссылка
    """,
}
"""Header names by role, the more telling ones first; separated by semicolons."""


def _folded(header: str) -> str:
    """Lower case, without accents, words joined by single spaces."""
    text = unicodedata.normalize(
        "NFKD", header.replace("_", " ").casefold().replace("й", "\0").replace("ї", "\1")
    )
    plain = "".join(c for c in text if not unicodedata.combining(c)).replace("\0", "й").replace("\1", "ї")
    return " ".join(re.findall(r"[^\W_]+", plain))


_RANKS: dict[Role, dict[str, int]] = {
    role: {_folded(name): rank for rank, name in enumerate(names.split(";"))}
    for role, names in _NAMES.items()
}
_WORDS: dict[Role, str] = {
    "date": "date datum fecha дата",
    "place": "place location city town ort stadt lieu ville ciudad lugar место город місто місце",
    "country": "country land pays pais страна країна",
    "admin1": "region state province oblast admin1 область регион",
    "lat": "lat latitude широта",
    "lon": "lon lng longitude долгота довгота",
    "text": "description notes описание beschreibung",
    "type": "type тип typ",
    "url": "url link",
}
"""Words that give a column its role when they stand in a longer name ("Place of incident", "lat (WGS84)")."""
_NOT = frozenset(
    word
    for words in (
        "birth accuracy precision type code id source created updated modified added entry",
        "reported report published scale quality confidence count number total end fin bis",
    )
    for word in words.split()
)
"""Words beside which those of `_WORDS` mean something else ("date of birth", "location precision")."""
_WEAK = frozenset(("name", "event", "incident", "state", "region", "district", "iso", "site", "where", "loc"))
"""Names of columns that as often hold a number or a code as words."""
_ERROR = re.compile(r"#[A-Z/0!?]+[!?]?|n/?a|nan|null|none|-", re.IGNORECASE)


def is_known(header: str) -> bool:
    """Whether a header is one that some role goes by: what tells a header row from a row of data."""
    folded = _folded(header)
    return any(folded in names for names in _RANKS.values())


def guess(
    headers: Sequence[str], cells: Mapping[str, Sequence[str]], without: Collection[str] = ()
) -> dict[Role, str]:
    """Role -> header.

    cells: by header, the first rows' values (a few hundred tell). without: roles not to fill.

    An exact name counts before a word within a longer one, and a name before the look of the cells. `x` and
    `y`, and what only looks like a coordinate, must come as a pair of numbers in range.
    """
    folded = {header: _folded(header) for header in headers}
    filled = {header: [v for value in cells[header] if (v := value.strip())] for header in headers}
    chosen: dict[Role, str] = {}
    taken: set[str] = set()

    def take(role: Role, header: str) -> None:
        chosen[role] = header
        taken.add(header)

    for role in _BY_NAME:
        if role in without:
            continue
        ranked = sorted(
            (_RANKS[role][folded[header]], index, header)
            for index, header in enumerate(headers)
            if header not in taken
            and folded[header] in _RANKS[role]
            and _fits(role, folded[header], filled[header])
        )
        if ranked:
            take(role, ranked[0][2])
    for role, telling in _WORDS.items():
        words = set(telling.split())
        if role in chosen or role in without:
            continue
        for header in headers:
            parts = set(folded[header].split())
            if (
                header not in taken
                and parts & words
                and not parts & (_NOT - words)
                and _fits(role, folded[header], filled[header])
            ):
                take(role, header)
                break
    by_look: tuple[Role, ...] = ("date", "url", "point")
    for role in by_look:
        if (
            role not in chosen
            and role not in without
            and not (role == "point" and "lon" in {*chosen, *without})
        ):
            for header in headers:
                if header not in taken and _looks(role, filled[header]):
                    take(role, header)
                    break
    pairs: tuple[tuple[Role, Role], ...] = (("lon", "lat"), ("lat", "lon"))
    for one, other in pairs:
        if one in chosen and other not in chosen and other not in without:
            del chosen[one]
    return {role: chosen[role] for role in ROLES if role in chosen}


_BY_NAME: tuple[Role, ...] = (
    "lon", "lat", "country", "admin1", "place", "point", "date", "date_end", "time", "published", "url", "id",
    "type", "text", "title",
)  # fmt: skip
"""The order in which exact names are given out: `name` is a place where nothing better is, else a title."""


def override(columns: Mapping[str, str], headers: Sequence[str]) -> tuple[dict[Role, str], dict[str, str]]:
    """What the user said, found among the headers as written or without regard to case and accents.

    Returns role -> header, and the roles whose column is not there -> the name given.
    """
    by_fold = {_folded(header): header for header in reversed(headers)}
    found: dict[Role, str] = {}
    missing: dict[str, str] = {}
    for role, name in columns.items():
        header = name if name in headers else by_fold.get(_folded(name))
        if role in ROLES and header is not None:
            found[role] = header
        else:
            missing[role] = name
    return found, missing


def nearest(name: str, headers: Sequence[str]) -> list[str]:
    """The headers that a mistyped name may mean, best first; at most three."""
    by_fold = {_folded(header): header for header in headers}
    close = difflib.get_close_matches(_folded(name), list(by_fold), n=3, cutoff=0.6)
    return [by_fold[fold] for fold in close]


def _fits(role: Role, folded: str, values: Sequence[str]) -> bool:
    """Whether a column's cells do not belie its name; names that say little must be borne out."""
    sample = [value for value in values[:200] if not _ERROR.fullmatch(value)]
    if role in ("lon", "lat"):
        limit = 180 if role == "lon" else 90
        numbers = [value for text in sample if (value := degrees(text)) is not None]
        if folded in ("x", "y", "long", "lange", "laenge", "breite"):
            inside = sum(abs(value) <= limit for value in numbers)
            return bool(sample) and inside >= 0.6 * len(sample)
        return not sample or len(numbers) >= 0.2 * len(sample)
    if role == "point":
        return bool(sample) and sum(_point_like(text) for text in sample) >= 0.6 * len(sample)
    if role == "url":
        return not sample or sum(text.lower().startswith(("http", "www.")) for text in sample) >= 0.5 * len(
            sample
        )
    if folded in _WEAK and sample:
        numeric = sum(text.replace(".", "").replace(",", "").isdigit() for text in sample)
        return numeric < 0.8 * len(sample)
    if role == "time":
        return not sample or sum(":" in text for text in sample) >= 0.5 * len(sample)
    return True


def _looks(role: Role, values: Sequence[str]) -> bool:
    """Whether nearly all cells of a column without a telling name have the look of a role."""
    sample = values[:200]
    if len(sample) < 1:
        return False
    if role == "date":
        good = sum(looks_dated(text) and not text.isdigit() for text in sample)
    elif role == "url":
        good = sum(text.lower().startswith(("http://", "https://")) for text in sample)
    else:
        good = sum(_point_like(text) and not text.replace(",", "").isdigit() for text in sample)
        return len(sample) >= 2 and good >= 0.9 * len(sample)
    return good >= 0.8 * len(sample)


def _point_like(text: str) -> bool:
    """A cell that holds a whole position: two degrees in range, or well-known text."""
    if re.match(r"(?:SRID=\d+;)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(", text, re.IGNORECASE):
        return True
    halves = pair(text)
    if halves is None:
        return False
    lon, lat = degrees(halves[0]), degrees(halves[1])
    return lon is not None and lat is not None and abs(lon) <= 180 and abs(lat) <= 90
