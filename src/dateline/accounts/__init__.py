"""The accounts room: Reading → Account.

In: what one report says. Out: the same in brief, in names that hold across reports: voices, parties, places,
days, and the words that tell one event from another. Never looks at a second report.
"""

from dateline.accounts.account import make_account
from dateline.accounts.words import content_words, stem_of

__all__ = ["content_words", "make_account", "stem_of"]
