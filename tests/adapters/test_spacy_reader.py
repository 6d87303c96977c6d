"""A report read with a spaCy pipeline in place of Dateline's own reader."""

import pytest
import spacy

from dateline.adapters import SpacyReader
from dateline.errors import InputError
from dateline.pipeline import read
from dateline.records import make_document
from tests.adapters.pipelines import scripted

SAID = (
    "Rebels/NOUN/2/nsubj attacked/VERB/7/ccomp Goma/PROPN/2/dobj on/ADP/2/prep Tuesday/PROPN/4/pobj ,/PUNCT/7/punct "
    "said/VERB/0/ROOT Ada/PROPN/9/compound Berg/PROPN/7/nsubj ./PUNCT/7/punct"
)
NAMES = {"Goma": "GPE", "Tuesday": "DATE", "Ada Berg": "PERSON"}
TEXT = "Rebels attacked Goma on  Tuesday, said Ada Berg."


def test_events_claims_and_places_are_read_by_rules() -> None:
    reading = read(make_document(TEXT, outlet="Elm Courier"), reader=SpacyReader(scripted(SAID, names=NAMES)))
    (event,), (claim,) = reading.events, reading.claims
    assert (event.type, event.trigger.quote, event.status) == ("ASSAULT", "attacked", "occurred")
    assert claim.speaker.span
    assert claim.speaker.span.quote == "Ada Berg"
    assert [place.name for place in reading.places] == ["Goma"]
    assert (reading.reader.name, reading.reader.version) == ("spacy-en_by_hand", "1")


def test_every_offset_is_into_the_text() -> None:
    text = f"  {TEXT}\n\n{TEXT}"
    parse = SpacyReader(scripted(SAID, names=NAMES)).parse(text)
    tokens = [token for sentence in parse.sentences for token in sentence.tokens]
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [text[name.span.start : name.span.end] for name in parse.names] == ["Goma", "Ada Berg"] * 2
    assert [text[s.start : s.end] for s in parse.sentences] == [TEXT, TEXT]
    assert parse.coding is None


def test_types_of_names_that_dateline_lacks_are_left_out() -> None:
    names = {"Goma": "LOC", "Ada": "PER", "Tuesday": "PRODUCT"}
    parse = SpacyReader(scripted(SAID, names=names)).parse(TEXT)
    assert [(name.span.quote, name.type) for name in parse.names] == [("Goma", "LOC"), ("Ada", "PERSON")]


def test_blanks_are_no_words_even_as_root() -> None:
    nlp = spacy.blank("en")

    @spacy.Language.component("hung on a blank")
    def hang(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
        made = spacy.tokens.Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            heads=[1, 1, 1],
            deps=["nsubj", "ROOT", "punct"],
            pos=["NOUN", "SPACE", "VERB"],
            ents=["O"] * 3,
        )
        return made

    nlp.add_pipe("hung on a blank")
    (sentence,) = SpacyReader(nlp).parse("Rebels  left").sentences
    assert [(token.text, token.head, token.deprel) for token in sentence.tokens] == [
        ("Rebels", -1, "root"),
        ("left", 0, "dep"),
    ]


@pytest.mark.parametrize(
    ("parts", "missing"), [("tags names", "trees"), ("tree names", "parts of speech"), ("tree tags", "names")]
)
def test_a_pipeline_without_the_parts_is_refused_in_one_sentence(parts: str, missing: str) -> None:
    reader = SpacyReader(scripted(SAID, parts=parts))
    with pytest.raises(
        InputError, match=f"spacy-en_by_hand: this spaCy pipeline sets no {missing}; give one"
    ):
        reader.parse(TEXT)


def test_a_text_without_words_has_no_sentences() -> None:
    assert SpacyReader(scripted(SAID)).parse(" \n\n ").sentences == ()
