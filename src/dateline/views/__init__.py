"""A case at a moment, as every surface shows it: what meets a person's filters, in the order in which it is shown.

In: a case, a moment, filters. Out: records, and from Python a data frame, charts and files of every format.
Never words for people, and never what a picture does not say.
"""

from dateline.views.case import Case, open_case
from dateline.views.filters import Filters, day_of, is_party
from dateline.views.giving import Giving
from dateline.views.held import Views
from dateline.views.view import View, texts_of, view_of

__all__ = [
    "Case",
    "Filters",
    "Giving",
    "View",
    "Views",
    "day_of",
    "is_party",
    "open_case",
    "texts_of",
    "view_of",
]
