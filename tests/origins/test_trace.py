"""Whose text each of many reports is. Reports, places, agencies and persons are invented."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.origins import Trail, trace_origins
from dateline.origins import trail as trail_module
from dateline.records import Document, make_document
from dateline.records.origin import Origin, Tie
from tests.counting import count_calls
from tests.origins.cases import build, load_pairs, report

CASES = load_pairs()


def trace(*names: str) -> tuple[Origin, ...]:
    return trace_origins([build(CASES, name) for name in names])


def only_tie(*names: str) -> Tie:
    (tie,) = (tie for origin in trace(*names) for tie in origin.ties)
    return tie


def test_a_verbatim_copy_with_other_headline_and_dateline_is_the_same_text() -> None:
    (origin,) = trace("fire.wire", "fire.copy")
    wire, copy = build(CASES, "fire.wire"), build(CASES, "fire.copy")
    assert (origin.first, origin.documents) == (wire.id, (wire.id, copy.id))
    assert origin.agency == "Meridian Press Agency"
    assert [(t.document, t.earlier, t.rule, t.score) for t in origin.ties] == [
        (copy.id, wire.id, "same text", 1.0)
    ]


def test_a_cut_copy_is_a_copied_text() -> None:
    eight = [CASES["paragraphs"][f"fire.{key}"] for key in "w1 w2 w3 w4 w5 x1 x2 x3".split()]
    whole, cut = (
        report("\n\n".join(eight), "Valley Star"),
        report("\n\n".join(eight[:4]), "City Radio", hours=2),
    )
    (origin,) = trace_origins([whole, cut])
    (tie,) = origin.ties
    assert (tie.rule, tie.score, tie.partial, tie.credit) == ("copied text", 1.0, False, None)
    assert tie.passages[0].here.quote == cut.text.rstrip(".")


def test_a_rewrite_is_tied_by_its_credit() -> None:
    tie = only_tie("fire.wire", "fire.rewrite")
    assert tie.rule == "rewritten agency text"
    assert tie.credit is not None
    assert tie.credit.agency == "Meridian Press Agency"


def test_the_owner_of_a_site_is_not_the_writer() -> None:
    text = build(CASES, "fire.rewrite").text
    foot = "© 2031 Lantern Media Group. All rights reserved."
    (origin,) = trace_origins(
        [build(CASES, "fire.wire"), report(f"{text}\n\n{foot}", "The Lantern", hours=2)]
    )
    assert origin.agency == "Meridian Press Agency"


def test_the_same_words_without_the_credit_are_another_text() -> None:
    assert len(trace("bus.wire", "bus.uncredited")) == 2


def test_one_press_conference_in_own_words_has_two_origins() -> None:
    one, other = trace("talks.wire", "talks.own")
    assert one.ties == other.ties == ()


def test_one_quotation_does_not_make_one_text() -> None:
    assert len(trace("fire.wire", "fire.quote")) == 2
    assert len(trace("emb.statement", "emb.reply")) == 2


def test_a_paragraph_of_agency_copy_in_own_reporting_is_a_partial_tie() -> None:
    wire, own = trace("fire.wire", "fire.part")
    (tie,) = own.ties
    assert (tie.earlier, tie.rule, tie.partial) == (wire.first, "copied text", True)
    assert tie.passages[0].here.quote == CASES["paragraphs"]["fire.w5"].rstrip(".")


def test_a_background_paragraph_of_ten_reports_is_nobodys() -> None:
    bodies = [row["body"] for name, row in CASES["reports"].items() if name.endswith(".own")]
    halves = [half for body in bodies for half in (body[:2], body[2:])][:10]
    background = CASES["paragraphs"]["talks.w5"]
    news = ["\n\n".join(CASES["paragraphs"][key] for key in half) for half in halves]
    origins = trace_origins(report(f"{t}\n\n{background}", f"Paper {n}", hours=n) for n, t in enumerate(news))
    assert len(origins) == 10
    assert not [tie for origin in origins[3:] for tie in origin.ties]  # and from the fourth on no tie either


def test_an_update_of_the_same_outlet_is_a_new_version() -> None:
    assert only_tie("fire.wire", "fire.update").rule == "new version of the page"
    assert only_tie("coup.own", "coup.update").rule == "new version of the page"


def test_another_text_at_the_same_address_is_a_new_version() -> None:
    one = report(build(CASES, "fire.own").text, "Courier", url="https://www.example.com/live-7?utm_source=x")
    other = report(build(CASES, "talks.own").text, "Courier", hours=300, url="https://example.com/live-7#now")
    ((_, tie),) = [(o, t) for o in trace_origins([one, other]) for t in o.ties]
    assert (tie.rule, tie.score) == ("new version of the page", 0.0)


def test_a_front_page_is_no_page() -> None:
    one = report(build(CASES, "fire.own").text, url="https://example.com/")
    other = report(build(CASES, "talks.own").text, hours=3, url="https://example.com")
    assert len(trace_origins([one, other])) == 2


def test_fifty_copies_are_one_origin_and_no_background() -> None:
    text = build(CASES, "fire.wire").text
    copies = [report(f"Paper {n} on Liska\n\n{text}", f"Paper {n}", hours=n) for n in range(50)]
    part = report(build(CASES, "fire.part").text, "Market Letter", hours=60)
    wire, own = trace_origins([*copies, part])
    assert (len(wire.documents), wire.first) == (50, copies[0].id)
    assert [tie.partial for tie in own.ties] == [True]


def test_three_agencies_on_one_event_are_three_origins() -> None:
    event = ["bus.wire", "bus.own", "bus.cites"]
    agencies = ["Halden Wire Service", "Corvo News Agency", "Northline News Agency"]
    texts = [build(CASES, name).text.removeprefix("By Nora Vint\n\n") for name in event]
    wires = [
        report(f"ARVAND ({a.split()[0]}) — {t}", a) for a, t in zip(agencies, texts, strict=True)
    ]  # the second and third cite nobody as their writer but themselves
    assert sorted(str(o.agency) for o in trace_origins(wires)) == sorted(agencies)


def test_a_flash_and_the_report_that_follows_it_are_one_voice() -> None:
    assert only_tie("coup.flash", "coup.wire").rule == "rewritten agency text"


def test_two_rewrites_of_a_wire_that_is_not_at_hand_are_one_origin() -> None:
    (origin,) = trace_origins([build(CASES, "bus.rewrite"), build(CASES, "bus.uncredited")])
    assert origin.agency == "Halden"


def test_lines_of_less_than_eight_words_are_not_compared() -> None:
    assert len(trace_origins([report("Sirens in Liska.", "A"), report("Sirens in Liska.", "B")])) == 2


@pytest.mark.parametrize(("split", "precision", "recall"), [("dev", 0.95, 0.9), ("held", 0.95, 0.9)])
def test_labelled_pairs(split: str, precision: float, recall: float) -> None:
    pairs = [pair for pair in CASES["pairs"] if pair["split"] == split]
    said = [len(trace(pair["one"], pair["other"])) == 1 for pair in pairs]
    true = [pair["label"] == "one" for pair in pairs]
    right = sum(s and t for s, t in zip(said, true, strict=True))
    assert right / sum(said) >= precision
    assert right / sum(true) >= recall


def test_labelled_partial_ties() -> None:
    for pair in CASES["pairs"]:
        if pair["label"] != "one":
            ties = [tie for origin in trace(pair["one"], pair["other"]) for tie in origin.ties]
            assert [tie.partial for tie in ties] == [True] * (pair["label"] == "part"), pair


ALL = [build(CASES, name) for name in CASES["reports"]]
SEVERAL = st.lists(st.sampled_from(ALL), min_size=1, max_size=14)


@settings(max_examples=30)
@given(SEVERAL, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(documents: list[Document], chance: random.Random) -> None:
    mixed = documents * 2
    chance.shuffle(mixed)
    assert trace_origins(mixed) == trace_origins(documents)


@settings(max_examples=30)
@given(SEVERAL)
def test_a_later_report_changes_no_earlier_origin(documents: list[Document]) -> None:
    ordered = sorted({d.id: d for d in documents}.values(), key=trail_module.order_of)
    after = {d: o for o in trace_origins(ordered) for d in o.documents}
    for origin in trace_origins(ordered[: len(ordered) // 2]):
        for document in origin.documents:
            assert after[document].id == origin.id
            assert set(origin.ties) <= set(after[document].ties)


@settings(max_examples=30)
@given(SEVERAL)
def test_every_report_has_one_origin_and_ties_lead_back(documents: list[Document]) -> None:
    origins = trace_origins(documents)
    texts = {d.id: d.text for d in documents}
    members = [d for origin in origins for d in origin.documents]
    assert sorted(members) == sorted(texts)
    for origin in origins:
        assert [t.document for t in origin.ties if not t.partial] == list(origin.documents[1:])
        for tie in origin.ties:
            assert (tie.earlier in origin.documents) is not tie.partial
            for passage in tie.passages:
                assert texts[tie.document][passage.here.start : passage.here.end] == passage.here.quote
                assert texts[tie.earlier][passage.there.start : passage.there.end] == passage.there.quote


@given(st.lists(st.text(st.characters(), max_size=80), max_size=6))
def test_any_texts_have_origins(texts: list[str]) -> None:
    origins = trace_origins(make_document(text) for text in texts)
    assert sum(len(origin.documents) for origin in origins) == len(set(texts))


@pytest.mark.parametrize("piece", ["A", "(A", "A b ", "— ", "A.’ -", "By A, ", "The News ", "\t\n "])
def test_long_odd_texts_are_read_in_their_own_time(piece: str) -> None:
    assert len(trace_origins([report(piece * 20_000)])) == 1  # one that backtracks runs into the time limit


def test_reports_without_a_date_come_last() -> None:
    wire = build(CASES, "fire.wire")
    undated = make_document(wire.text, outlet="Somewhere")
    late = make_document(wire.text, outlet="Elsewhere", retrieved_at=datetime(2031, 5, 1, tzinfo=UTC))
    (origin,) = trace_origins([undated, late, wire])
    assert origin.documents == (wire.id, late.id, undated.id)


def test_a_trail_refuses_a_report_out_of_order() -> None:
    trail = Trail()
    trail.add(build(CASES, "fire.update"))
    with pytest.raises(ValueError, match="trace them again"):
        trail.add(build(CASES, "fire.wire"))


def _many(number: int, kind: str) -> list[Document]:
    """Own reports with a common background, copies of one wire, or the stories of one agency."""
    chance, reports = random.Random(7), []
    words = [f"{a}{b}{c}" for a in "bdfgklmnrstv" for b in ("ara", "olo", "eni") for c in "bdfgklmnrst"]
    wire = build(CASES, "fire.wire").text
    for n in range(number):
        own = " ".join(chance.choices(words, k=60))
        text = {
            "own": f"{own}\n\n{CASES['paragraphs']['talks.w5']}",
            "copies": f"{wire}\n\n{' '.join(own.split()[:12])}",
            "agency": f"LISKA (Meridian) — {own}",
        }[kind]
        reports.append(report(text, f"Paper {n}", hours=n / 10))
    return reports


@pytest.mark.parametrize("kind", ["own", "copies", "agency"])
def test_reports_cost_what_their_number_is(kind: str) -> None:
    few, many = _many(100, kind), _many(400, kind)
    trace_origins(many)  # words are hashed once
    assert count_calls(lambda: trace_origins(many)) < 5 * count_calls(lambda: trace_origins(few))


@pytest.mark.parametrize("kind", ["own", "copies", "agency"])
def test_few_earlier_texts_are_looked_at(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counted(*texts: object) -> object:
        compared.append(1)
        return original(*texts)

    original = trail_module.covered
    monkeypatch.setattr(trail_module, "covered", counted)
    trace_origins(_many(300, kind))
    assert len(compared) <= 16 * 300
