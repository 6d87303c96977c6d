"""Who says what."""

from datetime import UTC, datetime

import pytest

from dateline.claims import find_claims
from dateline.records import Claim
from tests.claims.crisis import layers


def _claims(text: str, script: str) -> list[Claim]:
    return list(find_claims(layers(text, script)))


def test_a_cue_behind_its_content_attributes_all_of_it() -> None:
    text = "Sudmark shelled the town on Monday, two Norland officials said."
    (claim,) = _claims(
        text,
        "Sudmark/PROPN/2/nsubj shelled/VERB/11/ccomp the/DET/4/det town/NOUN/2/obj on/ADP/6/case Monday/PROPN/2/obl "
        ",/PUNCT/11/punct two/NUM/10/nummod Norland/PROPN/10/compound officials/NOUN/11/nsubj said/VERB/0/root",
    )
    assert [c.quote for c in claim.content] == ["Sudmark shelled the town on Monday"]
    assert claim.speaker.span is not None
    assert claim.speaker.span.quote == "two Norland officials"
    assert (claim.speaker.kind, claim.speaker.count, claim.speaker.affiliation) == ("unnamed", 2, "NRL")
    assert (claim.manner, claim.certainty) == ("indirect", "asserted")


def test_according_to_gives_the_rest_of_the_clause_to_its_source() -> None:
    (claim,) = _claims(
        "According to the army, rebels attacked the base.",
        "According/VERB/4/case to/ADP/1/fixed the/DET/4/det army/NOUN/7/obl ,/PUNCT/4/punct rebels/NOUN/7/nsubj "
        "attacked/VERB/0/root the/DET/9/det base/NOUN/7/obj",
    )
    assert [c.quote for c in claim.content] == ["rebels attacked the base"]
    assert claim.cue is not None
    assert claim.cue.quote == "According to"
    assert claim.speaker.kind == "named"


def test_a_quotation_runs_on_into_the_next_sentence() -> None:
    (claim,) = _claims(
        "“We will not leave,” the minister said. “The army stays.”",
        "“/PUNCT/5/punct We/PRON/5/nsubj will/AUX/5/aux not/PART/5/advmod leave/VERB/10/ccomp ,/PUNCT/5/punct "
        "”/PUNCT/5/punct the/DET/9/det minister/NOUN/10/nsubj said/VERB/0/root ./PUNCT/10/punct\n"
        "“/PUNCT/4/punct The/DET/3/det army/NOUN/4/nsubj stays/VERB/0/root ./PUNCT/4/punct ”/PUNCT/4/punct",
    )
    assert claim.manner == "direct"
    assert claim.content[0].quote == "We will not leave"
    assert "The army stays" in claim.content[1].quote


def test_a_relayed_claim_belongs_to_its_first_speaker() -> None:
    outer, inner = _claims(
        "Berg told the Courier that the army had warned that rebels would attack.",
        "Berg/PROPN/2/nsubj told/VERB/0/root the/DET/4/det Courier/PROPN/2/iobj that/SCONJ/9/mark the/DET/7/det "
        "army/NOUN/9/nsubj had/AUX/9/aux warned/VERB/2/ccomp that/SCONJ/13/mark rebels/NOUN/13/nsubj "
        "would/AUX/13/aux attack/VERB/9/ccomp",
    )
    assert outer.told_to is not None
    assert outer.told_to.quote == "the Courier"
    assert [c.quote for c in inner.content] == ["rebels would attack"]
    assert inner.speaker.span is not None
    assert inner.speaker.span.quote == "the army"
    assert [v.span.quote for v in inner.via if v.span] == ["Berg"]


def test_a_denial_is_a_claim_that_denies() -> None:
    (claim,) = _claims(
        "Norland denied shelling the town.",
        "Norland/PROPN/2/nsubj denied/VERB/0/root shelling/VERB/2/xcomp the/DET/5/det town/NOUN/3/obj",
    )
    assert claim.certainty == "denied"
    assert [c.quote for c in claim.content] == ["shelling the town"]


def test_the_same_text_gives_the_same_ids() -> None:
    script = "Norland/PROPN/2/nsubj denied/VERB/0/root shelling/VERB/2/xcomp the/DET/5/det town/NOUN/3/obj"
    text = "Norland denied shelling the town."
    assert _claims(text, script) == _claims(text, script)


@pytest.mark.parametrize(
    ("text", "script", "pieces"),
    [
        (
            "“Sudmark shelled us. Our soldiers died,” Berg said.",
            (
                "“/PUNCT/3/punct Sudmark/PROPN/3/nsubj shelled/VERB/0/root us/PRON/3/obj "
                "./PUNCT/3/punct\n"
                "Our/PRON/2/nmod:poss soldiers/NOUN/3/nsubj died/VERB/7/ccomp ,/PUNCT/3/punct "
                "”/PUNCT/3/punct Berg/PROPN/7/nsubj said/VERB/0/root"
            ),
            ["Sudmark shelled us.", "Our soldiers died"],
        ),
        (
            '"Sudmark shelled us. Our soldiers died," Berg said.',
            (
                '"/PUNCT/3/punct Sudmark/PROPN/3/nsubj shelled/VERB/0/root us/PRON/3/obj '
                "./PUNCT/3/punct\n"
                "Our/PRON/2/nmod:poss soldiers/NOUN/3/nsubj died/VERB/7/ccomp ,/PUNCT/3/punct "
                '"/PUNCT/3/punct Berg/PROPN/7/nsubj said/VERB/0/root'
            ),
            ["Sudmark shelled us.", "Our soldiers died"],
        ),
        (
            "“Sudmark shelled us,” Berg said. “Our soldiers died. We will not leave.”",
            (
                "“/PUNCT/3/punct Sudmark/PROPN/3/nsubj shelled/VERB/8/ccomp us/PRON/3/obj "
                ",/PUNCT/3/punct ”/PUNCT/3/punct Berg/PROPN/8/nsubj said/VERB/0/root ./PUNCT/8/punct\n"
                "“/PUNCT/4/punct Our/PRON/3/nmod:poss soldiers/NOUN/4/nsubj died/VERB/0/root "
                "./PUNCT/4/punct\n"
                "We/PRON/4/nsubj will/AUX/4/aux not/PART/4/advmod leave/VERB/0/root ./PUNCT/4/punct "
                "”/PUNCT/4/punct"
            ),
            ["Sudmark shelled us", "Our soldiers died.", "We will not leave."],
        ),
    ],
)
def test_a_quotation_over_several_sentences_is_one_claim(text: str, script: str, pieces: list[str]) -> None:
    (claim,) = _claims(text, script)
    assert [c.quote.strip("“”.") for c in claim.content] == [p.strip(".") for p in pieces]
    assert claim.manner == "direct"
    assert claim.speaker.span is not None
    assert claim.speaker.span.quote == "Berg"


@pytest.mark.parametrize(
    ("text", "script", "content"),
    [
        (
            "Norland accused Sudmark of shelling the town.",
            (
                "Norland/PROPN/2/nsubj accused/VERB/0/root Sudmark/PROPN/2/obj of/SCONJ/5/mark "
                "shelling/VERB/2/advcl the/DET/7/det town/NOUN/5/obj"
            ),
            "Sudmark of shelling the town",
        ),
        (
            "Norland blamed Sudmark for the attack.",
            (
                "Norland/PROPN/2/nsubj blamed/VERB/0/root Sudmark/PROPN/2/obj for/ADP/6/case "
                "the/DET/6/det attack/NOUN/2/obl"
            ),
            "Sudmark for the attack",
        ),
        (
            "Berg called the count a fiction.",
            (
                "Berg/PROPN/2/nsubj called/VERB/0/root the/DET/4/det count/NOUN/2/obj a/DET/6/det "
                "fiction/NOUN/2/xcomp"
            ),
            "the count a fiction",
        ),
        (
            "Berg described the attack as an act of war.",
            (
                "Berg/PROPN/2/nsubj described/VERB/0/root the/DET/4/det attack/NOUN/2/obj "
                "as/ADP/7/case an/DET/7/det act/NOUN/2/obl of/ADP/9/case war/NOUN/7/nmod"
            ),
            "the attack as an act of war",
        ),
    ],
)
def test_blaming_and_naming_say_something(text: str, script: str, content: str) -> None:
    (claim,) = _claims(text, script)
    assert [c.quote for c in claim.content] == [content]
    assert claim.speaker.affiliation == "NRL"


@pytest.mark.parametrize(
    ("text", "script", "certainty"),
    [
        (
            "Berg said Sudmark attacked.",
            "Berg/PROPN/2/nsubj said/VERB/0/root Sudmark/PROPN/4/nsubj attacked/VERB/2/ccomp",
            "asserted",
        ),
        (
            "Berg said Sudmark would probably attack.",
            (
                "Berg/PROPN/2/nsubj said/VERB/0/root Sudmark/PROPN/6/nsubj would/AUX/6/aux "
                "probably/ADV/6/advmod attack/VERB/2/ccomp"
            ),
            "hedged",
        ),
        (
            "Sudmark may attack, Berg said.",
            (
                "Sudmark/PROPN/3/nsubj may/AUX/3/aux attack/VERB/6/ccomp ,/PUNCT/3/punct "
                "Berg/PROPN/6/nsubj said/VERB/0/root"
            ),
            "hedged",
        ),
        (
            "Berg believes Sudmark will attack.",
            (
                "Berg/PROPN/2/nsubj believes/VERB/0/root Sudmark/PROPN/5/nsubj will/AUX/5/aux "
                "attack/VERB/2/ccomp"
            ),
            "hedged",
        ),
        (
            "Berg did not confirm that Sudmark attacked.",
            (
                "Berg/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod confirm/VERB/0/root "
                "that/SCONJ/7/mark Sudmark/PROPN/7/nsubj attacked/VERB/4/ccomp"
            ),
            "hedged",
        ),
        (
            "Berg denied that Norland attacked Sudmark.",
            (
                "Berg/PROPN/2/nsubj denied/VERB/0/root that/SCONJ/5/mark Norland/PROPN/5/nsubj "
                "attacked/VERB/2/ccomp Sudmark/PROPN/5/obj"
            ),
            "denied",
        ),
    ],
)
def test_a_speaker_is_as_sure_as_the_words_are(text: str, script: str, certainty: str) -> None:
    (claim,) = _claims(text, script)
    assert claim.certainty == certainty


def test_the_time_on_the_cue_is_when_it_was_said() -> None:
    tuesday = datetime(2024, 4, 9, tzinfo=UTC)
    text, script = (
        "Berg said on Tuesday that Sudmark attacked.",
        (
            "Berg/PROPN/2/nsubj said/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl "
            "that/SCONJ/7/mark Sudmark/PROPN/7/nsubj attacked/VERB/2/ccomp"
        ),
    )
    (claim,) = find_claims(layers(text, script, days={"Tuesday": tuesday}))
    assert claim.said is not None
    assert claim.said.earliest == tuesday
    assert [c.quote for c in claim.content] == ["Sudmark attacked"]


def test_the_time_in_the_content_is_not_when_it_was_said() -> None:
    text, script = (
        "Berg said Sudmark attacked on Tuesday.",
        (
            "Berg/PROPN/2/nsubj said/VERB/0/root Sudmark/PROPN/4/nsubj attacked/VERB/2/ccomp "
            "on/ADP/6/case Tuesday/PROPN/4/obl"
        ),
    )
    (claim,) = find_claims(layers(text, script, days={"Tuesday": datetime(2024, 4, 9, tzinfo=UTC)}))
    assert claim.said is None


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (
            "Berg did not say that Sudmark attacked.",
            (
                "Berg/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root that/SCONJ/7/mark "
                "Sudmark/PROPN/7/nsubj attacked/VERB/4/ccomp"
            ),
        ),
        (
            "Berg never claimed that Sudmark attacked.",
            (
                "Berg/PROPN/3/nsubj never/ADV/3/advmod claimed/VERB/0/root that/SCONJ/6/mark "
                "Sudmark/PROPN/6/nsubj attacked/VERB/3/ccomp"
            ),
        ),
    ],
)
def test_what_was_not_said_is_no_claim(text: str, script: str) -> None:
    assert _claims(text, script) == []


def test_a_speaker_set_behind_a_comma_is_found_where_the_parser_hangs_it_on_the_content() -> None:
    (claim,) = _claims(
        "Sudmark attacked the town, a ministry spokesman said.",
        (
            "Sudmark/PROPN/2/nsubj attacked/VERB/9/ccomp the/DET/4/det town/NOUN/2/obj "
            ",/PUNCT/8/punct a/DET/8/det ministry/NOUN/8/compound spokesman/NOUN/4/appos "
            "said/VERB/0/root"
        ),
    )
    assert claim.speaker.span is not None
    assert claim.speaker.span.quote == "a ministry spokesman"
    assert (claim.speaker.kind, claim.speaker.count) == ("unnamed", 1)
    assert [c.quote for c in claim.content] == ["Sudmark attacked the town"]


def test_a_source_at_the_end_vouches_for_all_before_it() -> None:
    (claim,) = _claims(
        "Sudmark attacked and rebels fled, according to the army.",
        (
            "Sudmark/PROPN/2/nsubj attacked/VERB/0/root and/CCONJ/5/cc rebels/NOUN/5/nsubj "
            "fled/VERB/2/conj ,/PUNCT/10/punct according/VERB/10/case to/ADP/7/fixed "
            "the/DET/10/det army/NOUN/5/obl"
        ),
    )
    assert [c.quote for c in claim.content] == ["Sudmark attacked and rebels fled"]


def test_words_partly_quoted_are_of_mixed_manner() -> None:
    (claim,) = _claims(
        "Berg said the army “won the war” in Sudmark.",
        (
            "Berg/PROPN/2/nsubj said/VERB/0/root the/DET/4/det army/NOUN/6/nsubj “/PUNCT/6/punct "
            "won/VERB/2/ccomp the/DET/8/det war/NOUN/6/obj ”/PUNCT/6/punct in/ADP/11/case "
            "Sudmark/PROPN/6/obl"
        ),
    )
    assert claim.manner == "mixed"
