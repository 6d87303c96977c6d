"""Tables in the shapes of POLECAT, ICEWS, GDELT and ACLED: the columns that loaders expect, and what is in them."""

import io
from dataclasses import replace

import pandas
import pytest

from dateline.exports import count_left_out, make_files
from dateline.exports.acled import COLUMNS as ACLED
from dateline.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from dateline.exports.icews import COLUMNS as ICEWS
from dateline.exports.polecat import COLUMNS as POLECAT
from dateline.views import View
from tests.exports.moments import Small, moment
from tests.tellings import ELM, NORLAND, SUDMARK, TODAY, line, number, report

GDELT_LOADER = (
    "GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode "
    "Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code "
    "Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code "
    "Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode "
    "EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type "
    "Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long "
    "Actor1Geo_FeatureID Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code "
    "Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName "
    "ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID "
    "DATEADDED SOURCEURL"
).split()


@pytest.fixture
def shelling() -> Small:
    told = line(
        "Norland shelled Elm on Tuesday.", "shelled", place=ELM, day=TODAY, mode="heavy-weapons", cameo="194"
    )
    meeting = line("Norland and Sudmark did not meet.", "meet", type="CONSULT", status="denied")
    return moment(report(told, meeting))


def table(view: Small | View, format: str, file: str, **how: object) -> pandas.DataFrame:
    content = io.BytesIO(make_files(view, format)[file])
    return pandas.read_csv(content, dtype=str, keep_default_na=False, **how)


def test_the_columns_are_those_of_each_loader(view: View) -> None:
    assert (len(POLECAT), len(ICEWS), len(EVENT_COLUMNS), len(MENTION_COLUMNS), len(ACLED)) == (
        40,
        20,
        61,
        16,
        31,
    )
    assert list(EVENT_COLUMNS) == GDELT_LOADER
    assert tuple(table(view, "polecat", "polecat.tsv", sep="\t", quoting=3).columns) == POLECAT
    assert tuple(table(view, "icews", "icews.tsv", sep="\t", quoting=3).columns) == ICEWS
    assert tuple(table(view, "acled", "acled.csv").columns) == ACLED
    for file, columns in (("events.export.CSV", EVENT_COLUMNS), ("events.mentions.CSV", MENTION_COLUMNS)):
        found = table(
            view, "gdelt", file, sep="\t", header=None, names=list(columns), quoting=3, index_col=False
        )
        assert found.shape[1] == len(columns)
        assert found["GLOBALEVENTID"].str.fullmatch(r"\d+").all()


def test_polecat_says_what_is_known_and_none_else(shelling: Small) -> None:
    (row,) = table(shelling, "polecat", "polecat.tsv", sep="\t", quoting=3).to_dict("records")
    known = {name: cell for name, cell in row.items() if cell != "None"}
    assert known.pop("Event ID").startswith("evn_")
    assert known == {
        "Event Date": "2031-04-08",
        "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons",
        "Intensity": "-9",
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Norland",
        "Actor Country": "XNL",
        "Recipient Name": "Sudmark",
        "Recipient Country": "XSM",
        "Placename": "Elm",
        "City": "Elm",
        "Country": "XSM",
        "Latitude": "60.5",
        "Longitude": "-1.25",
        "Source": "Elm Courier",
        "Publication Date": "2031-04-08",
        "Version": "Dateline",
    }


def test_icews_has_the_words_of_the_code(shelling: Small) -> None:
    (row,) = table(shelling, "icews", "icews.tsv", sep="\t", quoting=3).to_dict("records")
    assert (row["CAMEO Code"], row["Intensity"]) == ("194", "-10.0")
    assert row["Event Text"] == "Fight with artillery and tanks"
    assert (row["Source Name"], row["Target Name"], row["Publisher"]) == ("Norland", "Sudmark", "Elm Courier")
    assert row["Sentence Number"] == row["Province"] == ""


def test_gdelt_counts_and_dates(shelling: Small) -> None:
    how = {"sep": "\t", "header": None, "names": list(EVENT_COLUMNS), "index_col": False}
    (row,) = table(shelling, "gdelt", "events.export.CSV", **how).to_dict("records")
    assert (row["SQLDATE"], row["MonthYear"], row["FractionDate"]) == ("20310408", "203104", "2031.2685")
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"], row["QuadClass"]) == (
        "194",
        "194",
        "19",
        "4",
    )
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"], row["IsRootEvent"]) == (
        "1",
        "1",
        "1",
        "1",
    )
    assert (row["ActionGeo_Type"], row["ActionGeo_Lat"], row["ActionGeo_CountryCode"]) == ("4", "60.5", "")
    assert (row["DATEADDED"], row["AvgTone"]) == ("20310408100000", "")


def test_mentions_stand_under_the_number_of_their_event(view: View) -> None:
    how = {"sep": "\t", "header": None, "index_col": False, "quoting": 3}
    events = table(view, "gdelt", "events.export.CSV", names=list(EVENT_COLUMNS), **how)
    mentions = table(view, "gdelt", "events.mentions.CSV", names=list(MENTION_COLUMNS), **how)
    assert set(mentions["GLOBALEVENTID"]) == set(events["GLOBALEVENTID"])
    counted = mentions.groupby("GLOBALEVENTID").size().to_dict()
    assert counted == {
        id: int(n) for id, n in zip(events["GLOBALEVENTID"], events["NumMentions"], strict=True)
    }


def test_what_cannot_be_said_is_left_out_and_counted(shelling: Small) -> None:
    assert [count_left_out(shelling, name) for name in ("csv", "polecat", "gdelt", "acled")] == [0, 1, 1, 1]


def test_acled_has_a_number_of_dead_only_where_all_agree() -> None:
    one = report(line("Norland shelled Elm.", "shelled", place=ELM, day=TODAY, mode="heavy-weapons"))
    exact = number(one[1], 12, 12)
    for counted, fatalities in (
        ((exact,), "12"),
        ((), ""),
        ((exact, number(one[1], 14, 14)), ""),
        ((number(one[1], 12, None),), ""),
        ((number(one[1], 12, 12, vague=True),), ""),
    ):
        view = moment((one[0], replace(one[1], counted=counted)))
        (row,) = table(view, "acled", "acled.csv").to_dict("records")
        assert row["fatalities"] == fatalities
    assert (row["time_precision"], row["geo_precision"], row["country"]) == ("1", "1", "")
    assert (row["event_type"], row["actor1"]) == ("Explosions/Remote violence", NORLAND.name)


def test_a_tab_in_a_name_does_not_part_a_cell() -> None:
    party = replace(SUDMARK, name="Sud\tmark\nNorth")
    view = moment(report(line("Norland shelled Elm.", "shelled", recipients=(party,))))
    (row,) = table(view, "polecat", "polecat.tsv", sep="\t", quoting=3).to_dict("records")
    assert row["Recipient Name"] == "Sud mark North"
