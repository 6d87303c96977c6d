"""Marked origins: the reports keep together as in the accounts, and each is tied."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.lexicon import load_plover
from dateline.demo import demo_documents
from dateline.judgements import Decision, apply_judgements, mark_origins
from dateline.origins import trace_origins
from tests.tellings import account

DOCUMENTS = [document.id for document in demo_documents()]
TRACED = trace_origins(demo_documents())
ORIGIN_OF = {document: origin.id for origin in TRACED for document in origin.documents}
ACCOUNTS = [account(document=document, origin=ORIGIN_OF[document]) for document in DOCUMENTS]
MARKS = st.lists(st.tuples(st.sampled_from(DOCUMENTS), st.sampled_from([None, *DOCUMENTS])), max_size=6)


@given(MARKS)
def test_origins_and_accounts_agree_and_every_report_but_the_first_is_tied(
    marks: list[tuple[str, str | None]],
) -> None:
    decisions = [Decision(kind="origin", target=report, value={"to": to}) for report, to in marks]
    marked = mark_origins(decisions, TRACED, order=DOCUMENTS)
    accounts = apply_judgements(decisions, ACCOUNTS, codes=load_plover()).accounts
    assert {d: o.id for o in marked for d in o.documents} == {a.document: a.origin for a in accounts}
    assert sorted(d for o in marked for d in o.documents) == sorted(DOCUMENTS)
    for origin in marked:
        whole = [tie.document for tie in origin.ties if not tie.partial]
        assert set(origin.documents[1:]) <= set(whole)
        assert len(whole) == len(set(whole))


def test_judgements_on_reports_that_are_not_there_change_nothing() -> None:
    decisions = [
        Decision(kind="origin", target="doc_0f", value={"to": None}),
        Decision(kind="origin", target=DOCUMENTS[0], value={"to": "doc_0f"}),
        Decision(kind="origin", target=DOCUMENTS[0], value={"to": []}),
        Decision(kind="actor", target=DOCUMENTS[0], value={"words": "Iran"}),
    ]
    assert mark_origins(decisions, TRACED, order=DOCUMENTS) == TRACED
