"""Texts and DataFrames as inputs."""

import datetime as dt

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

import geo
from geo.errors import BadOption, NoPlaceColumn
from geo.frames import of_documents
from geo.schema import check

NEWS = pd.DataFrame(
    {
        "body": ["Shells hit Kharkiv on Friday.", "Nobody came.", "Floods hit Lucca and Pisa on Sunday."],
        "published": [pd.Timestamp("2025-01-20"), None, "2025-01-20"],
        "desk": ["east", "none", "south"],
        "rank": [3, 2, 1],
    },
    index=pd.Index(["a", "b", "c"], name="key"),
)


def test_the_events_of_texts_bear_the_rows_index_and_other_columns() -> None:
    events = geo.locate(NEWS, text="body")
    assert events.index.tolist() == ["a", "c", "c"]
    assert events.index.name == "key"
    assert events["place_name"].tolist() == ["Kharkiv", "Lucca", "Pisa"]
    assert events["desk"].tolist() == ["east", "south", "south"]
    assert events["rank"].dtype == NEWS["rank"].dtype
    assert list(events.columns)[-1] == "geometry"
    assert check(events) == []


def test_published_title_and_id_are_those_of_the_document() -> None:
    events = geo.locate(NEWS.assign(id=["x", "y", "z"], title="News", url="https://example.org"), text="body")
    assert events["record"].tolist() == ["x", "z", "z"]
    assert set(events["title"]) == {"News"}
    assert events["date_start"].tolist() == ["2025-01-17", "2025-01-19", "2025-01-19"]
    assert "input_title" not in events.columns


def test_rows_of_one_label_stay_apart() -> None:
    frame = pd.DataFrame({"t": ["Shells hit Kharkiv.", "A storm hit Lucca."]}, index=[7, 7])
    events = geo.locate(frame, text="t")
    assert events["record"].tolist() == ["7", "7#2"]
    assert events.index.tolist() == [7, 7]


def test_texts_may_be_a_list_or_a_series() -> None:
    texts = ["Shells hit Kharkiv on Friday.", "A storm hit Lucca."]
    published = dt.date(2025, 1, 20)
    listed = geo.locate(texts, text=True, published=published)
    series = geo.locate(pd.Series(texts, index=[10, 20]), published=published)
    assert listed["place_name"].tolist() == series["place_name"].tolist() == ["Kharkiv", "Lucca"]
    assert (listed.index.tolist(), series.index.tolist()) == ([0, 1], [10, 20])
    assert listed["date_start"].tolist() == ["2025-01-17", None]


def test_a_cell_that_is_no_text_is_a_rejected_record() -> None:
    events = geo.locate(pd.DataFrame({"t": ["Shells hit Kharkiv.", None, 5]}), text="t")
    assert events["status"].tolist() == ["mapped", "rejected", "rejected"]
    assert events.index.tolist() == [0, 1, 2]
    assert geo.report(events)["account"]["rejected"] == 2


def test_without_a_column_of_texts_a_frame_is_a_table() -> None:
    table = pd.DataFrame(
        {
            "city": ["Kazan", "Kharkiv"],
            "date": pd.to_datetime(["2025-01-02", "2025-01-03"]),
            "toll": [1.0, None],
        },
        index=["r1", "r2"],
    )
    events = geo.locate(table)
    assert events.index.tolist() == ["r1", "r2"]
    assert events["date_start"].tolist() == ["2025-01-02", "2025-01-03"]
    assert events["toll"].tolist() == ["1", None]


def test_the_shapes_of_a_geodataframe_are_where_its_events_are() -> None:
    frame = gpd.GeoDataFrame({"what": ["fire"]}, geometry=[Point(49.1, 55.8)], crs=4326).to_crs(3857)
    [event] = geo.locate(frame).to_dict("records")
    assert (round(event["lon"], 3), round(event["lat"], 3), event["country"]) == (49.1, 55.8, "RU")


def test_an_event_table_goes_through_as_it_is() -> None:
    events = geo.locate(NEWS, text="body")
    again = geo.locate(events)
    assert again.index.tolist() == events.index.tolist()
    kept = ["event_id", "source", "record", "place_id", "date_start", "status", "geo_precision", "desk"]
    assert again[kept].astype(str).values.tolist() == events[kept].astype(str).values.tolist()


def test_what_does_not_fit_is_said() -> None:
    with pytest.raises(BadOption, match="no column 'text'"):
        geo.locate(NEWS, text="text")
    with pytest.raises(BadOption, match="which column"):
        geo.locate(NEWS, text=True)
    with pytest.raises(BadOption, match="a single text"):
        geo.locate("Shells hit Kharkiv.", text=True)
    with pytest.raises(NoPlaceColumn, match="no column of place names"):
        geo.locate(NEWS[["rank"]])


def test_a_batch_without_any_event_keeps_its_columns() -> None:
    events = geo.locate(NEWS.loc[["b"]], text="body")
    assert (len(events), "desk" in events.columns) == (0, True)


def test_ten_thousand_rows_of_one_label_are_told_apart() -> None:
    batch = of_documents(pd.DataFrame({"text": ["It rained."] * 10_000}, index=[0] * 10_000), "text")
    assert len({document.record for document in batch.reading.documents}) == 10_000
