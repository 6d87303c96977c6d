"""Events, claims, times and places on a spaCy `Doc`."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from dateline.adapters.spacy_component import put_reading
from dateline.errors import InputError
from dateline.pipeline import read
from dateline.records import Claim, EventMention, PlaceMention, Reading, TimeMention

TEXT = "Rebels attacked Goma on Tuesday, two officials said. Iran-backed fighters fired rockets at the base."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline", config={"published": "2024-04-10", "outlet": "Elm Courier"})
    return nlp


def marked(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(key, s.text, s.label_, s.kb_id_, s.id_) for key, group in doc.spans.items() for s in group]


def test_the_spans_are_those_of_the_reading(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc._.dateline == read(doc._.dateline.document)
    assert [(s.text, s.label_) for s in doc.spans["dateline_events"]] == [
        ("attacked", "ASSAULT"),
        ("fired", "ASSAULT"),
    ]
    assert [(s.text, s.kb_id_) for s in doc.spans["dateline_times"]] == [("Tuesday", "2024-04-09")]
    assert [(s.text, s.label_, s.kb_id_) for s in doc.spans["dateline_places"]] == [("Goma", "city", "COD")]
    assert doc.spans["dateline_claims"][0].text == "Rebels attacked Goma on Tuesday"


def test_a_span_leads_back_to_its_record(nlp: Language) -> None:
    doc = nlp(TEXT)
    kinds = {"events": EventMention, "claims": Claim, "times": TimeMention, "places": PlaceMention}
    for key, kind in kinds.items():
        assert all(isinstance(span._.dateline, kind) for span in doc.spans[f"dateline_{key}"])
    assert doc[0:2]._.dateline is None
    assert doc[0:2]._.dateline_actors == ()


def test_an_event_says_what_it_is_and_who_tells_it(nlp: Language) -> None:
    doc = nlp(TEXT)
    first, second = doc.spans["dateline_events"]
    assert (first._.dateline_type, first._.dateline_status, first._.dateline_voice) == (
        "ASSAULT",
        "occurred",
        "two officials",
    )
    assert first._.dateline_recipients == ("Goma",)
    assert (second._.dateline_actors, second._.dateline_voice) == (("Iran",), "Elm Courier")


def test_words_inside_a_token_take_the_whole_token(reading: Reading) -> None:
    words = reading.document.text.replace("\n", " ").split(" ")
    doc = Doc(spacy.blank("en").vocab, words=["\n".join(words)])
    with pytest.raises(ValueError, match="is of another text"):
        put_reading(doc, reading)
    whole = Doc(doc.vocab, words=[reading.document.text], spaces=[False])
    put_reading(whole, reading)
    assert {span.text for group in whole.spans.values() for span in group} == {reading.document.text}


def test_each_doc_may_have_its_own_date_and_outlet(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.dateline_published, doc._.dateline_outlet = "2024-05-10", "Oak Herald"
    own, other = nlp.pipe([doc, TEXT])
    assert own.spans["dateline_times"][0].kb_id_ == "2024-05-07"
    assert (own._.dateline.document.outlet, other._.dateline.document.outlet) == ("Oak Herald", "Elm Courier")


def test_all_of_it_survives_bytes_bins_and_pickles(nlp: Language) -> None:
    doc = nlp(TEXT)
    vocab = spacy.blank("en").vocab
    bin = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    for kept in (
        Doc(vocab).from_bytes(doc.to_bytes()),
        next(iter(DocBin().from_bytes(bin).get_docs(vocab))),
        pickle.loads(pickle.dumps(doc)),
    ):
        assert kept._.dateline == doc._.dateline
        assert marked(kept) == marked(doc)
        assert kept.spans["dateline_events"][0]._.dateline_voice == "two officials"


def test_texts_without_words_get_empty_groups(nlp: Language) -> None:
    for doc in nlp.pipe(["", " \n "]):
        assert marked(doc) == []
        assert doc._.dateline.events == ()


def test_the_settings_are_kept_with_the_pipeline(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT)._.dateline == nlp(TEXT)._.dateline


def test_a_wrong_date_is_refused_when_the_component_is_made() -> None:
    with pytest.raises(InputError, match=r"^soon: no full date"):
        spacy.blank("en").add_pipe("dateline", config={"published": "soon"})


def test_spacy_finds_the_component_without_an_import() -> None:
    script = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('dateline'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout == "['dateline']\n", done.stderr
