"""The learned reader with the weights that ship."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.models import LearnedReader, load_reader


@pytest.fixture(scope="module")
def reader() -> LearnedReader:
    return load_reader()


def test_a_plain_sentence_is_parsed_right(reader: LearnedReader) -> None:
    sentence = reader.parse("The army shelled the town on Monday.").sentences[0]
    relations = {t.text: t.deprel for t in sentence.tokens}
    assert relations["shelled"] == "root"
    assert relations["army"] == "nsubj"
    assert relations["town"] == "obj"


def test_names_are_found_with_their_types(reader: LearnedReader) -> None:
    found = {n.span.quote: n.type for n in reader.parse("Maria Lopez flew from Kenya to Berlin.").names}
    assert found == {"Maria Lopez": "PERSON", "Kenya": "GPE", "Berlin": "GPE"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_every_token_and_name_slices_back(reader: LearnedReader, text: str) -> None:
    parse = reader.parse(text)
    tokens = [t for s in parse.sentences for t in s.tokens]
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(text[n.span.start : n.span.end] == n.span.quote for n in parse.names)
    assert all(-1 <= t.head < len(s.tokens) for s in parse.sentences for t in s.tokens)
    assert all(sum(t.head == -1 for t in s.tokens) == 1 for s in parse.sentences)


def test_reading_twice_gives_the_same(reader: LearnedReader) -> None:
    text = "Kenya sent police to Haiti. They arrived in June, two officials said."
    assert reader.parse(text) == reader.parse(text)


def test_a_line_of_ten_thousand_words_is_read(reader: LearnedReader) -> None:
    parse = reader.parse("word " * 10_000)
    assert sum(len(s.tokens) for s in parse.sentences) == 10_000


def test_words_of_many_pieces_are_read(reader: LearnedReader) -> None:
    text = "Xyzzyqwrtplkj " * 120
    assert sum(len(s.tokens) for s in reader.parse(text).sentences) == 120


def test_nothing_to_read_is_an_empty_parse(reader: LearnedReader) -> None:
    assert reader.parse(" \n ").sentences == ()
