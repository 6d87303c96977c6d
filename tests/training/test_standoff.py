"""The corpus with its marks beside the text."""

import json
from pathlib import Path

import pytest

from training.markup import CodedPassage, parse_file
from training.standoff import conll_lines, record_of, write_docbin

SOURCE = """\
# crisis: Island, 2001
# region: Oceania

@ 001 flash 2001-05-09
{a [1=FJI Soldiers] [2 shelled] [3=FJI Suva] on [5~2001-05-07 Monday]}, [4=FJI an aide] [a said].
|2 ASSAULT.heavy-weapons occurred 1>3 @3 ~5
|a 4 unnamed:1
|names Suva GPE
"""


@pytest.fixture
def passage() -> CodedPassage:
    return parse_file(SOURCE, path=Path("island.txt")).passages[0]


def test_a_record_refers_to_marks_that_slice_back(passage: CodedPassage) -> None:
    record = json.loads(json.dumps(record_of(passage)))
    event = record["events"][0]
    mark = record["marks"][str(event["trigger"])]
    assert record["text"][mark["start"] : mark["end"]] == "shelled"
    assert record["marks"]["5"]["value"] == "2001-05-07"
    assert record["claims"][0]["count"] == 1


def test_a_word_a_line_with_a_column_for_each_layer(passage: CodedPassage) -> None:
    lines = list(conll_lines(passage))
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in lines if "\t" in line}
    assert lines[0] == "# id = island/001"
    assert rows["shelled"] == ["_", "2:ASSAULT.heavy-weapons", "occurred", "_", "a", "_", "_", "_", "_"]
    assert rows["Suva"] == ["B-GPE", "_", "_", "_", "a", "_", "2", "2", "_"]
    assert rows["said"][3] == "a"


def test_docbin_says_what_it_needs_or_holds_the_spans(passage: CodedPassage, tmp_path: Path) -> None:
    try:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab
    except ImportError:
        with pytest.raises(ImportError):
            write_docbin([passage], tmp_path / "x.spacy")
        return
    write_docbin([passage], tmp_path / "x.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "x.spacy").get_docs(Vocab())
    assert [(s.text, s.label_) for s in doc.spans["triggers"]] == [("shelled", "ASSAULT:occurred")]
