"""Word forms: inflection, spellings, and back to the lemma."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.lexicon import inflect_noun, inflect_verb, lemmatize_noun, lemmatize_verb, spellings

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=14)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacked attacked attacking"),
        ("strike", "strike strikes struck struck striking stricken"),
        ("ban", "ban bans banned banned banning"),
        ("admit", "admit admits admitted admitted admitting"),
        ("visit", "visit visits visited visited visiting"),
        ("deny", "deny denies denied denied denying"),
        ("deploy", "deploy deploys deployed deployed deploying"),
        ("seize", "seize seizes seized seized seizing"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("flee", "flee flees fled fled fleeing"),
        ("die", "die dies died died dying"),
        ("veto", "veto vetoes vetoed vetoed vetoing"),
        ("panic", "panic panics panicked panicked panicking"),
        ("quit", "quit quits quit quit quitting quitted"),
        ("quell", "quell quells quelled quelled quelling"),
        ("overthrow", "overthrow overthrows overthrew overthrown overthrowing"),
        ("travel", "travel travels travelled travelled travelling traveled traveling"),
        ("reveal", "reveal reveals revealed revealed revealing"),
        ("expel", "expel expels expelled expelled expelling"),
        ("parallel", "parallel parallels paralleled paralleled paralleling"),
        ("crush", "crush crushes crushed crushed crushing"),
        ("fly", "fly flies flew flown flying"),
        ("besiege", "besiege besieges besieged besieged besieging"),
        ("tear-gas", "tear-gas tear-gases tear-gassed tear-gassed tear-gassing"),
        ("shell", "shell shells shelled shelled shelling"),
        ("bomb", "bomb bombs bombed bombed bombing"),
        ("be", "be is was been being were am are"),
    ],
)
def test_verbs_take_every_form_in_use(lemma: str, forms: str) -> None:
    assert inflect_verb(lemma) == tuple(forms.split())


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("raid", "raid raids"),
        ("army", "army armies"),
        ("clash", "clash clashes"),
        ("envoy", "envoy envoys"),
        ("crisis", "crisis crises"),
        ("gunman", "gunman gunmen"),
        ("german", "german germans"),
        ("person", "person people persons"),
        ("embargo", "embargo embargoes embargos"),
        ("memorandum", "memorandum memoranda memorandums"),
        ("aircraft", "aircraft"),
        ("police", "police"),
        ("troops", "troops"),
        ("bus", "bus buses"),
        ("thief", "thief thieves"),
        ("chief", "chief chiefs"),
    ],
)
def test_nouns_take_every_plural_in_use(lemma: str, forms: str) -> None:
    assert inflect_noun(lemma) == tuple(forms.split())


@pytest.mark.parametrize(
    ("form", "lemmas"),
    [
        ("struck", {"strike"}),
        ("found", {"find", "found"}),
        ("bound", {"bind", "bound"}),
        ("fell", {"fall", "fell"}),
        ("lay", {"lie", "lay"}),
        ("left", {"leave", "left"}),
        ("shot", {"shoot", "shot"}),
        ("wound", {"wind", "wound"}),
        ("mobilised", {"mobilise", "mobilize", "mobilised"}),
        ("hitting", {"hit"}),
        ("accuses", {"accuse"}),
        ("dying", {"die"}),
    ],
)
def test_ambiguous_verb_forms_lead_to_all_their_lemmas(form: str, lemmas: set[str]) -> None:
    assert lemmas <= set(lemmatize_verb(form))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mobilize", "mobilise"),
        ("defence", "defense"),
        ("paralyze", "paralyse"),
        ("normalization", "normalisation"),
    ],
)
def test_both_spellings_are_given_from_either(one: str, other: str) -> None:
    assert spellings(one) == (one, other)
    assert spellings(other) == (other, one)


@pytest.mark.parametrize(
    "word", ["promise", "raise", "seize", "prize", "size", "advise", "exercise", "compromise", "rise"]
)
def test_words_of_one_spelling_keep_it(word: str) -> None:
    assert spellings(word) == (word,)


@given(WORDS)
def test_a_verb_is_found_again_from_each_of_its_forms(word: str) -> None:
    for form in inflect_verb(word):
        assert word in lemmatize_verb(form)


@given(WORDS)
def test_a_noun_is_found_again_from_each_of_its_forms(word: str) -> None:
    for form in inflect_noun(word):
        assert word in lemmatize_noun(form)


@given(st.text(max_size=20))
def test_any_text_has_forms_and_lemmas(word: str) -> None:
    assert inflect_verb(word)[0] == word
    assert inflect_noun(word)[0] == word
    assert word in lemmatize_verb(word)
    assert lemmatize_noun(word)[-1] == word
