from dataclasses import dataclass, replace

from evals.counts import balance, share
from evals.layers import (
    coarse_names,
    raw_of,
    read_names,
    read_news,
    read_trees,
    score_layers,
    score_names,
    score_parse,
    score_sentences,
)

TREE = """# text = Berg can't win.
1	Berg	Berg	PROPN	NNP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod:neg	_	_
4	win	win	VERB	VB	_	0	root	_	_
4.1	it	it	PRON	PRP	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_

"""
NAMES = "# text = Ada Berg left Elm\n1\tAda\tB-PER\t-\n2\tBerg\tI-PER\t-\n3\tleft\tO\t-\n4\tElm\tB-LOC\t-\n"
NEWS = """# newpar
# text = Shells fell.
1	Shells

# text = Nobody died.
1	Nobody

# newpar
# text = It rained.
1	It
"""


@dataclass
class Parsed:
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[int, int, str, float], ...] = ()


RIGHT = Parsed(
    upos=("PROPN", "AUX", "PART", "VERB", "PUNCT"),
    heads=(3, 3, 3, -1, 3),
    relations=("nsubj", "aux", "advmod", "root", "punct"),
)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_trees_leave_out_contractions_and_empty_words(tmp_path):
    (tree,) = read_trees(write(tmp_path / "dev.conllu", TREE))
    assert tree.forms == ("Berg", "ca", "n't", "win", ".")
    assert tree.heads == (3, 3, 3, -1, 3)


def test_a_parse_is_scored_over_all_words_without_subtypes(tmp_path):
    trees = list(read_trees(write(tmp_path / "dev.conllu", TREE)))
    wrong = replace(RIGHT, heads=(1, 3, 3, -1, 3), relations=("obj", "aux", "advmod", "root", "nsubj"))
    assert score_parse(trees, found=[RIGHT])["parse.las"] == share(5, of=5)
    scores = score_parse(trees, found=[wrong])
    assert (scores["parse.upos"].right, scores["parse.uas"].right, scores["parse.las"].right) == (5, 4, 3)


def test_names_need_the_same_words_and_type(tmp_path):
    sentences = list(read_names(write(tmp_path / "dev.iob2", NAMES)))
    parsed = replace(RIGHT, names=((0, 2, "PERSON", 0.9), (3, 4, "GPE", 0.9), (2, 3, "NORP", 0.9)))
    assert score_names(sentences, found=[coarse_names(parsed)])["names.exact"] == balance(2, gold=2, found=2)
    assert score_names(sentences, found=[[(1, 2, "PER")]])["names.exact"] == balance(0, gold=2, found=1)


def test_sentences_are_scored_on_raw_text(tmp_path):
    write(tmp_path / "dev" / "dep" / "GUM_news_elm.conllu", NEWS)
    (raw,) = read_news(tmp_path)
    assert raw.text == "Shells fell. Nobody died.\n\nIt rained."
    scores = score_sentences(raw, found=[(0, 25), (25, 37)])  # the first two run together; space is no matter
    assert scores["sentences.exact"] == balance(1, gold=3, found=2)
    assert scores["sentences.ends"] == balance(2, gold=3, found=2)


def test_all_layers_are_scored_in_one_go(tmp_path):
    write(tmp_path / "ud-ewt" / "dev.conllu", TREE)
    write(tmp_path / "uner-ewt" / "dev.iob2", NAMES)
    write(tmp_path / "gum" / "train" / "dep" / "GUM_news_elm.conllu", NEWS)
    scores = score_layers(
        tmp_path,
        parse_words=lambda sentences: [RIGHT for _ in sentences],
        split_sentences=lambda text: [(0, len(text))],
    )
    assert scores["parse.upos"].value == 100
    assert scores["names.exact"] == balance(0, gold=2, found=0)
    assert scores["sentences.exact"].right == 0


def test_raw_text_of_nothing_is_empty():
    assert raw_of([]).text == ""
