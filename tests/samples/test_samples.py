import json
from datetime import datetime

import pytest

from dateline.samples import SAMPLES, sample_path


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_that_it_is_synthetic(name):
    assert "ynthetic sample written for this project" in sample_path(name).read_text("utf-8")


def test_the_first_sample_is_a_document_record():
    record = json.loads(sample_path().read_text("utf-8"))
    assert record["text"].startswith(record["title"])
    assert datetime.fromisoformat(record["published_at"]).tzinfo is not None
    assert record["outlet"]
    assert record["language"] == "en"


def test_an_unknown_sample_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"no sample 'may\.txt': there are april-14\.json"):
        sample_path("may.txt")
