"""The lexicon's tables: what they hold, and what they refuse."""

from importlib.resources import files
from typing import get_args

import pytest

from dateline.claims.lexicon import (
    Classes,
    LexiconError,
    TriggerRow,
    Triggers,
    inflect_verb,
    load_classes,
    load_plover,
    load_triggers,
    parse_classes,
    parse_plover,
    parse_triggers,
)
from dateline.claims.lexicon.tables import PREPOSITIONS
from dateline.records.event import EventType
from evals.cases import MODES

CODEBOOK = {(kind, mode) for kind in get_args(EventType) for mode in (None, *MODES.get(kind, "").split())}
CLASSES = "person actor force civ place arms target aid talks deal measure abstract".split()


def all_rows() -> set[TriggerRow]:
    return {row for rows in load_triggers().rows.values() for row in rows}


def parse(text: str) -> Triggers:
    classes = parse_classes("actor\tstate\nactor\tforces\n")
    return parse_triggers(text, classes=classes, plover=load_plover())


def test_every_type_and_mode_of_the_codebook_has_a_score_a_quad_and_a_code() -> None:
    plover = load_plover()
    assert set(plover) == CODEBOOK
    assert all(2 <= len(entry.cameo) <= 4 and entry.cameo.isdigit() for entry in plover.values())
    assert plover["ACCUSE", None].score == -3
    assert plover["ASSAULT", "drone"].score == -9.5
    assert plover["AID", None].quad == "material cooperation"


def test_scores_have_the_sign_of_their_quad() -> None:
    for entry in load_plover().values():
        assert entry.score >= 0 or "conflict" in entry.quad
        assert entry.score <= 0 or "cooperation" in entry.quad


def test_the_tables_are_sound_to_the_last_line() -> None:
    text = files("dateline.claims.lexicon").joinpath("triggers.tsv").read_text(encoding="utf-8")
    whole = parse_triggers(text, classes=load_classes(), plover=load_plover())
    assert dict(load_triggers().rows) == whole.rows


def test_every_type_and_mode_has_a_frame() -> None:
    assert {(row.type, row.mode) for row in all_rows() if row.type} == CODEBOOK


def test_there_are_frames_enough_of_every_part_of_speech() -> None:
    lines = {(row.pos, row.line) for row in all_rows()}
    assert sum(pos == "v" for pos, _ in lines) >= 700
    assert sum(pos == "n" for pos, _ in lines) >= 350
    assert any(pos == "a" for pos, _ in lines)


def test_every_named_class_has_members() -> None:
    members = load_classes().members
    assert all(members[name] for name in CLASSES)
    assert {"troops", "rebels", "gunmen"} <= members["force"]
    assert members["force"] | members["person"] | members["civ"] <= members["actor"]


def test_every_class_is_used() -> None:
    used = {name for row in all_rows() for condition in row.conditions for name in condition.classes}
    assert set(load_classes().members) <= used | {"quantity"} | set(CLASSES)


def test_the_most_specific_frame_comes_first() -> None:
    for rows in load_triggers().rows.values():
        assert list(rows) == sorted(rows, key=lambda row: (-len(row.conditions), row.line))


def test_no_frame_stands_in_the_way_of_every_use_of_a_later_one() -> None:
    hidden = []
    for rows in load_triggers().rows.values():
        for at, late in enumerate(rows):
            hidden += [late for early in rows[:at] if early.lemma == late.lemma and hides(early, late)]
    assert hidden == []


def hides(early: TriggerRow, late: TriggerRow) -> bool:
    """True when `early` holds wherever `late` does, and is tried first with as many conditions."""
    if len(early.conditions) != len(late.conditions):
        return False
    ours = {condition.slot: condition for condition in early.conditions}
    return all(
        c.slot in ours and (ours[c.slot].open or (not c.open and c.forms <= ours[c.slot].forms))
        for c in late.conditions
    )


def test_a_row_that_carries_no_event_blocks_something() -> None:
    for rows in load_triggers().rows.values():
        for at, row in enumerate(rows):
            if row.type is None and row.lemma == rows[-1].lemma:
                assert row.conditions
                assert any(later.type for later in rows[at + 1 :]), row


@pytest.mark.parametrize("form", ["mobilise", "mobilised", "mobilizing", "mobilizes"])
def test_verbs_are_found_in_every_form_and_spelling(form: str) -> None:
    assert load_triggers().of(form, pos="v")[-1].type == "MOBILIZE"


@pytest.mark.parametrize(
    ("form", "lemmas"),
    [("struck", {"strike"}), ("left", {"leave"}), ("lay", {"lay"}), ("shot", {"shoot"}), ("axed", set())],
)
def test_irregular_forms_lead_to_their_lemmas(form: str, lemmas: set[str]) -> None:
    assert {row.lemma for row in load_triggers().of(form, pos="v")} >= lemmas


@pytest.mark.parametrize("lemma", ["fire", "launch", "attack", "clash"])
def test_a_day_after_a_preposition_is_not_whom_it_is_done_to(lemma: str) -> None:
    conditions = [c for row in load_triggers().of(lemma, pos="v") if row.type for c in row.conditions]
    assert not [c for c in conditions if c.slot in ("on", "over") and c.open]


@pytest.mark.parametrize("form", ["airstrikes", "ceasefires", "coups", "sanctions", "talks", "protests"])
def test_nouns_are_found_in_the_plural(form: str) -> None:
    assert load_triggers().of(form, pos="n")


@pytest.mark.parametrize("form", ["said", "told", "added", "noted"])
def test_saying_alone_is_no_event(form: str) -> None:
    assert all(row.conditions for row in load_triggers().of(form, pos="v"))


@pytest.mark.parametrize(
    ("lemma", "slot", "filler", "kind"),
    [
        ("fire", "obj", "employees", None),
        ("fire", "on", "crowds", "ASSAULT"),
        ("strike", "obj", "deal", "AGREE"),
        ("strike", "obj", "balance", None),
        ("attack", "obj", "poverty", None),
        ("release", "obj", "statement", None),
        ("release", "obj", "hostages", "RETREAT"),
        ("visit", "obj", "website", None),
        ("meet", "obj", "deadlines", None),
        ("call", "for", "talks", "REQUEST"),
        ("impose", "obj", "sanctions", "SANCTION"),
        ("declare", "obj", "ceasefire", "CONCEDE"),
        ("fight", "obj", "inflation", None),
        ("ask", "for", "anonymity", None),
        ("beat", "in", "semifinals", None),
        ("oust", "subj", "boards", None),
        ("oust", "subj", "soldiers", "COERCE"),
        ("harm", "obj", "monks", "ASSAULT"),
        ("die", "in", "airstrikes", "ASSAULT"),
        ("cut", "obj", "internet", "COERCE"),
        ("charge", "with", "*", "ACCUSE"),
        ("agree", "to", "truces", "AGREE"),
        ("abandon", "obj", "warheads", "RETREAT"),
    ],
)
def test_a_frame_is_chosen_by_what_fills_its_slot(
    lemma: str, slot: str, filler: str, kind: str | None
) -> None:
    rows = [row for row in load_triggers().of(lemma, pos="v") if len(row.conditions) < 2]
    fits = (
        row
        for row in rows
        if not row.conditions
        or (row.conditions[0].slot == slot and (row.conditions[0].open or filler in row.conditions[0].forms))
    )
    assert next(fits).type == kind


def test_a_row_is_read_whole() -> None:
    row = parse(
        "vow\tv\tTHREATEN\tviolence\txcomp:strike|hit;to:@actor\tobj|content\tsubj\tspeech;content:threatened"
    ).of("vowed", pos="v")[0]
    assert (row.type, row.mode, row.recipient, row.actor) == (
        "THREATEN",
        "violence",
        ("obj", "content"),
        ("subj",),
    )
    assert (row.speech, row.symmetric, row.content, row.line) == (True, False, "threatened", 1)
    assert [(c.slot, c.lemmas, c.classes) for c in row.conditions] == [
        ("xcomp", ("strike", "hit"), ()),
        ("to", (), ("actor",)),
    ]
    assert {"struck", "strikes", "hitting"} <= row.conditions[0].forms
    assert row.conditions[1].forms == {"state", "states", "forces"}


def test_more_conditions_go_first_and_ties_keep_their_order() -> None:
    events = ("ASSAULT\t-", "-\t-\tobj:road", "ASSAULT\t-\tobj:town;with:bomb", "ASSAULT\t-\tin:town")
    table = parse("".join(f"hit\tv\t{event}\n" for event in events))
    assert [row.line for row in table.of("hit", pos="v")] == [3, 2, 4, 1]


def test_a_form_of_two_lemmas_opens_the_frames_of_both() -> None:
    table = parse("find\tv\tACCUSE\tallege\nfound\tv\tAGREE\t-\n")
    assert {row.lemma for row in table.of("found", pos="v")} == {"find", "found"}
    assert {row.lemma for row in table.of("founded", pos="v")} == {"found"}
    assert table.of("found", pos="n") == ()


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("kill\tv\tASAULT\t-", "unknown type 'ASAULT'"),
        ("kill\tv\tASSAULT\tlaser", "unknown mode 'laser' of ASSAULT"),
        ("kill\tv\tASSAULT\t", "unknown mode '' of ASSAULT"),
        ("kill\tv\t-\tdrone", "a row without a type has no mode"),
        ("kill\tx\tASSAULT\t-", "unknown part of speech 'x'"),
        ("gun down\tv\tASSAULT\t-", "not one lower-case word: 'gun down'"),
        ("Kill\tv\tASSAULT\t-", "not one lower-case word: 'Kill'"),
        ("kill\tv\tASSAULT\t-\tobjekt:man", "unknown condition 'objekt:man'"),
        ("kill\tv\tASSAULT\t-\tobj", "unknown condition 'obj'"),
        ("kill\tv\tASSAULT\t-\tnoobj:man", "unknown condition 'noobj:man'"),
        ("kill\tv\tASSAULT\t-\tobj:@ghost", "unknown class @ghost"),
        ("kill\tv\tASSAULT\t-\tobj:", "not one lower-case word: ''"),
        ("kill\tv\tASSAULT\t-\tobj:a|*", "not one lower-case word: '*'"),
        ("kill\tv\tASSAULT\t-\t\tobject", "unknown slot 'object'"),
        ("kill\tv\tASSAULT\t-\t\t\tagent", "unknown slot 'agent'"),
        ("kill\tv\tASSAULT\t-\t\t\t\tloud", "unknown flag 'loud'"),
        ("kill\tv\tASSAULT\t-\t\t\t\tcontent:maybe", "unknown or doubled status in 'content:maybe'"),
        ("kill\tv\tASSAULT\t-\t\t\t\t\tmore", "9 columns, expected at most 8"),
        ("slay\tv\tASSAULT\t-", "same lemma and conditions as line 2"),
    ],
)
def test_a_broken_frame_is_refused_with_its_place(line: str, cause: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse(f"# frames\nslay\tv\tASSAULT\t-\n\n{line}\n")
    assert str(error.value) == f"triggers.tsv line 4: {cause}"


def test_the_same_conditions_in_another_order_are_the_same_frame() -> None:
    with pytest.raises(LexiconError, match="line 2: same lemma and conditions as line 1"):
        parse("hit\tv\tASSAULT\t-\tnoobj;neg\nhit\tv\t-\t-\tneg;noobj\n")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("Force\ttroop", "bad class name 'Force'"),
        ("force\tFoot Guards", "not one lower-case word: 'Foot Guards'"),
        ("force\ttroop\tverb", "unknown part of speech 'verb'"),
        ("force\t@ghost", "unknown class @ghost"),
        ("force\t@force", "unknown class @force"),
        ("force\tarmy", "force army stands twice"),
        ("force", "not one lower-case word: ''"),
    ],
)
def test_a_broken_class_is_refused_with_its_place(line: str, cause: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse_classes(f"force\tarmy\n{line}\n")
    assert str(error.value) == f"classes.tsv line 2: {cause}"


def test_a_class_takes_in_another_and_verbs_are_inflected_as_verbs() -> None:
    classes: Classes = parse_classes("force\tarmy\nactor\t@force\nactor\tstate\nharm\tstrike\tv\n")
    assert classes.members["actor"] == {"army", "armies", "state", "states"}
    assert classes.members["harm"] == set(inflect_verb("strike"))
    assert classes.of("armies") == ("force", "actor")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("HELP\t-\tverbal conflict\t1\t010", "unknown type 'HELP'"),
        ("AID\t-\tgood\t1\t070", "unknown quad 'good'"),
        ("AID\t-\tmaterial cooperation\tten\t070", "bad score 'ten'"),
        ("AID\t-\tmaterial cooperation\t11\t070", "bad score '11'"),
        ("AID\t-\tmaterial cooperation\tnan\t070", "bad score 'nan'"),
        ("AID\t-\tmaterial cooperation\t10\t07000", "bad CAMEO code '07000'"),
        ("AID\t-\tmaterial cooperation\t10\t7", "bad CAMEO code '7'"),
        ("AGREE\t-\tverbal cooperation\t2.5\t030", "no mode, or AGREE - stands twice"),
    ],
)
def test_a_broken_plover_row_is_refused_with_its_place(line: str, cause: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse_plover(f"AGREE\t-\tverbal cooperation\t2.5\t030\n{line}\n")
    assert str(error.value) == f"plover.tsv line 2: {cause}"


def test_every_preposition_is_a_slot_of_its_own() -> None:
    for word in sorted(PREPOSITIONS):
        (row,) = parse(f"act\tv\tAID\t-\t{word}:*\t{word}\t{word}\n").of("acted", pos="v")
        assert (row.conditions[0].slot, row.recipient, row.actor) == (word, (word,), (word,))
