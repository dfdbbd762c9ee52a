"""The files of a new project: they run as they are, and say what to change."""

from __future__ import annotations

CONFIGURATION = """\
# A map that dateline makes anew: `dateline run` here, or from a scheduler (`dateline schedule`).
# All keys: docs/contract.md, "dateline.toml". Paths count from this folder.

[map]
title = "My map"
output = ["public/map.html", "public/events.csv"]  # also .svg .png .geojson .parquet .embed.html
# new_since = "7d"                      # mark what was first seen in the last seven days

[[source]]
path = "events/*.csv"                   # a file, a glob or a folder

[[source]]
path = "articles/"
max_age = "7d"                          # how long the last good part stands in when it is missing or broken
# country = ["UA", "RU"]                # prefer places of these countries

[gazetteer]
# corrections = "corrections.csv"       # your decisions; `dateline review` makes it
# places = "places.csv"                 # places of your own: name, lon, lat

[limits]                                # beyond them the last good map stands, and the run ends with exit 3
max_unresolved = 0.5
max_drop = 0.5

[schedule]
every = "6h"
max_age = "24h"                         # `dateline status` ends with exit 4 when a map is older
"""

EVENTS = """\
date,place,country,type,title
2025-01-13,Kazan,RU,disaster_flood,Meltwater floods a street in Kazan
2025-01-14,"Springfield, Illinois",US,protest,Teachers march in Springfield
2025-01-16,Odesa,UA,accident,A tram leaves its rails in Odesa
"""

ARTICLE = """\
date 2025-01-20
Storm cuts power in two towns

GDANSK, Jan. 20 - A storm tore down power lines near Gdansk on Sunday night and left some 4,000 homes
without electricity, the operator said. In Elblag, 55 km to the south-east, a falling tree blocked the
main road until Monday morning. Nobody was hurt.

The events of this sample are invented.
"""

FILES = {
    "dateline.toml": CONFIGURATION,
    "events/sample.csv": EVENTS,
    "articles/sample.txt": ARTICLE,
    ".gitignore": "/.dateline/\n/public/\n",
}
"""Path below the project's folder → content."""
