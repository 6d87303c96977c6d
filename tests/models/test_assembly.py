"""Windows put together: words of windows become words of sentences."""

import numpy as np

from dateline.models.assembly import Assembly
from dateline.models.coding import FoundCoding, FoundCue, FoundTrigger


def trigger(word: int, *, actors: tuple[int, ...] = ()) -> FoundTrigger:
    arguments = (actors, (), (), ())
    return FoundTrigger(
        word=word, type="AID", mode=None, status="occurred", historical=False, score=0.9, arguments=arguments
    )


def cue(start: int, *, speaker: int | None = None) -> FoundCue:
    return FoundCue(
        start=start,
        end=start + 1,
        speaker=speaker,
        hearer=None,
        kind="named",
        certainty="asserted",
        score=0.8,
    )


def window(
    *, triggers: tuple[FoundTrigger, ...] = (), cues: tuple[FoundCue, ...] = (), carrier: list[int]
) -> FoundCoding:
    return FoundCoding(triggers=triggers, cues=cues, carrier=np.array(carrier), owners={})


def test_words_are_counted_in_their_own_sentences() -> None:
    assembly = Assembly([3, 4])
    assembly.add(window(triggers=(trigger(4, actors=(1,)),), carrier=[-1] * 7), start=0, own=0)
    found = assembly.coding().triggers[0]
    assert found.word == (1, 1)
    assert found.actors == ((0, 1),)


def test_what_a_window_sees_of_its_context_only_helps() -> None:
    assembly = Assembly([3, 4])
    assembly.add(window(carrier=[-1] * 3), start=0, own=0)
    assembly.add(window(triggers=(trigger(1), trigger(5)), carrier=[-1] * 7), start=0, own=1)
    assert [t.word for t in assembly.coding().triggers] == [(1, 2)]


def test_content_reaches_back_to_a_cue_of_the_sentence_before() -> None:
    assembly = Assembly([3, 2])
    assembly.add(window(cues=(cue(1, speaker=0),), carrier=[-1, -1, 1]), start=0, own=0)
    assembly.add(window(cues=(cue(1, speaker=0),), carrier=[-1, -1, 1, 1, 1]), start=0, own=1)
    assert assembly.coding().cues[0].content == ((0, 2, 3), (1, 0, 2))


def test_a_cue_inside_anothers_content_gives_it_its_own_content_too() -> None:
    assembly = Assembly([6])
    assembly.add(window(cues=(cue(1), cue(3)), carrier=[-1, -1, 1, 1, 3, 3]), start=0, own=0)
    outer, inner = assembly.coding().cues
    assert outer.content == ((0, 2, 6),)
    assert inner.content == ((0, 4, 6),)


def test_cues_that_carry_each_other_come_to_an_end() -> None:
    assembly = Assembly([4])
    assembly.add(window(cues=(cue(0), cue(2)), carrier=[2, 0, 0, 2]), start=0, own=0)
    assert [c.word for c in assembly.coding().cues] == [(0, 0), (0, 2)]


def test_a_cue_without_content_is_left_out() -> None:
    assembly = Assembly([2])
    assembly.add(window(cues=(cue(0),), carrier=[-1, -1]), start=0, own=0)
    assert assembly.coding().cues == ()
