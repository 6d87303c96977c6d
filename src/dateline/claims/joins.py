"""What the events of one sentence owe each other: one deed told twice, and sides told once for two."""

from dateline.claims import slots
from dateline.claims.drafts import Draft
from dateline.claims.tree import Tree

# Verbs that tell what an assault did to people.
_HARM = frozenset("kill wound injure maim slay hurt".split())
_RETURN = frozenset(
    """
    retaliate retaliates retaliated retaliating retaliation respond responds responded response avenge avenged
    revenge reprisal reprisals punish punished punishment retribution
    """.split()
)


def join_drafts(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The events of a sentence, each once, with the sides that they share given to each."""
    drafts = _join_results(tree, _join_talk(tree, drafts))
    by_word = {d.word: d for d in drafts}
    for draft in drafts:
        _share_hearers(tree, draft, by_word)
        _share_content(tree, draft, by_word)
        _share_blame(tree, draft, by_word)
    return drafts


def _share_hearers(tree: Tree, draft: Draft, by_word: dict[int, Draft]) -> None:
    """ "Goes to Israel to coordinate": the aim of a visit is with those visited."""
    token = tree.tokens[draft.word]
    visit = by_word.get(token.head) if token.deprel in ("advcl", "xcomp") else None
    if visit is None or draft.recipients:
        return
    if visit.type == draft.type == "CONSULT":
        draft.recipients = visit.recipients


def _share_content(tree: Tree, draft: Draft, by_word: dict[int, Draft]) -> None:
    """ "Threatened to strike the port": they are threatened who would be hit, and asked who would act."""
    slots_of_frame = draft.frame.recipient if draft.frame is not None else ()
    if draft.recipients or not (draft.type in ("THREATEN", "REQUEST") or "content" in slots_of_frame):
        return
    for c in tree.kids(draft.word, "xcomp", "ccomp", "acl", "advcl", "obj"):
        inner = by_word.get(c) or next((by_word[o] for o in tree.kids(c, "obj") if o in by_word), None)
        sides = () if inner is None else inner.actors if draft.type == "REQUEST" else inner.recipients
        acting = {(p.head, p.country) for p in draft.actors}
        draft.recipients = tuple(p for p in sides if (p.head, p.country) not in acting)
        if draft.recipients:
            return


def _share_blame(tree: Tree, draft: Draft, by_word: dict[int, Draft]) -> None:
    """ "Retaliate against Israel for an attack": who is paid back is who did it."""
    if draft.actors or tree.preposition(draft.word) not in ("for", "over", "after"):
        return
    answer = by_word.get(tree.tokens[draft.word].head)
    if answer is not None and tree.lower(answer.word) in _RETURN:
        draft.actors = tuple(p for p in answer.recipients if p.human)


def _join_talk(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """ "Spoke with X and discussed Y" is one contact: the joined verb without a hearer of its own goes."""
    talking = {d.word for d in drafts if d.type == "CONSULT"}
    return [d for d in drafts if not (d.word in talking and _adds_nothing(tree, d, talking))]


def _adds_nothing(tree: Tree, draft: Draft, talking: set[int]) -> bool:
    token = tree.tokens[draft.word]
    return not draft.recipients and token.deprel == "conj" and token.head in talking


def _join_results(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """A killing inside a strike is the strike: one event, with the dead as its recipients."""
    by_word = {d.word: d for d in drafts}
    kept: list[Draft] = []
    for draft in drafts:
        cause = _cause(tree, draft, by_word)
        if cause is None:
            kept.append(draft)
            continue
        victims = tuple(p for p in draft.recipients if p.human) or draft.recipients
        joined = tree.tokens[draft.word].deprel == "conj"
        cause.recipients = (*cause.recipients, *victims) if joined else victims or cause.recipients
        cause.actors = cause.actors or tuple(p for p in draft.actors if p.head != cause.word)
        aim = tree.tokens[draft.word].deprel == "advcl" and draft.status == "planned"
        cause.status = draft.status if cause.status == "occurred" and not aim else cause.status
        cause.words = (*cause.words, *draft.words)
    return kept


def _cause(tree: Tree, draft: Draft, by_word: dict[int, Draft]) -> Draft | None:
    """The assault whose outcome another assault's verb tells: "a strike killed", "killed in a strike"."""
    i = draft.word
    if draft.type != "ASSAULT" or tree.tokens[i].upos != "VERB":
        return None
    for word in _near(tree, i):
        other = by_word.get(word)
        if other is not None and other.type == "ASSAULT" and word != i:
            return other
    return None


def _near(tree: Tree, i: int) -> list[int]:
    """Words that may name the assault that verb `i` tells the outcome of."""
    ties = ("in", "by", "during", "with", "from", *(("after",) if slots.is_verb(tree, i, _HARM) else ()))
    near = slots.agents(tree, i)
    near += [c for c in tree.kids(i, "obl", "obl:agent") if tree.preposition(c) in ties]
    relation = tree.tokens[i].deprel
    outcome = relation in ("conj", "advcl") and slots.is_verb(tree, i, _HARM)
    aim = relation == "advcl" and any(tree.lower(c) == "to" for c in tree.kids(i, "mark"))
    if relation in ("acl:relcl", "acl") or aim or (outcome and tree.kid(i, "nsubj", "mark") is None):
        near.append(tree.tokens[i].head)
    return near
