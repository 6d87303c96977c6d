"""A spaCy pipeline of the shape of ``en_core_web_sm``, initialised and untrained.

Tagger and parser share one encoder (hash embeddings and a CNN, 96 wide, 4 deep), names have another of
the same shape. Speed does not depend on what the weights have learned, beyond how many names and arcs
an untrained parser happens to predict.
"""

import spacy
from spacy.language import Language
from spacy.training import Example

_EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
_ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
_CNN = {"@architectures": "spacy.Tok2Vec.v2", "embed": _EMBED, "encode": _ENCODE}
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
_TAGS, _RELATIONS, _NAMES = 50, 45, 18  # as many labels as en_core_web_sm has


def make_pipeline() -> Language:
    """The pipeline, ready to run."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _CNN})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", tok2vec=_SHARED)})
    nlp.add_pipe("ner", config={"model": _transitions("ner", tok2vec=_CNN)})
    nlp.initialize(lambda: [_example(nlp)])
    return nlp


def _transitions(state: str, *, tok2vec: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _example(nlp: Language) -> Example:
    """One sentence that shows every label once."""
    length = max(_TAGS, _RELATIONS, _NAMES) + 1
    doc = nlp.make_doc(" ".join(f"word{index}" for index in range(length)))
    return Example.from_dict(
        doc,
        {
            "tags": [f"TAG{index % _TAGS}" for index in range(length)],
            "heads": [0] * length,
            "deps": ["ROOT", *(f"rel{index % _RELATIONS}" for index in range(1, length))],
            "entities": [f"U-NAME{index % _NAMES}" for index in range(length)],
        },
    )
