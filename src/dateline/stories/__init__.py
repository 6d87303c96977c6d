"""The stories room: many Accounts → which reports tell one story, and the sagas that stories make.

In: accounts with events, in order of publication. Out: the same with a story each; stories (days) and sagas
(weeks). Never changes the story of an earlier report.
"""

from dateline.stories.linker import REACH, StoryLinker
from dateline.stories.sagas import make_sagas
from dateline.stories.story import make_stories

__all__ = ["REACH", "StoryLinker", "make_sagas", "make_stories"]
