"""Who says what."""

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
