"""The register: states, bodies, holders of offices, towns and areas, the words for roles.

In: nothing but the tables beside this file, read on first use. Out: their rows, and where their
names stand in a text. It never decides what a mention stands for, and never imports a room.
"""

from dateline.register.bodies import Body, bodies, bodies_by_code
from dateline.register.lexicon import Kind, Phrase, Term, codes_of_term, find_phrases, terms_of
from dateline.register.lookup import Row, look_up
from dateline.register.people import (
    Holder,
    bearers,
    holders_named,
    holders_of_surname,
    known_surname,
    surname_key,
)
from dateline.register.places import Area, Town, areas, areas_by_key, key_of, likeliest_town, towns_named
from dateline.register.roles import gender_of, is_address, is_rank, is_role, sector_of, state_of_office
from dateline.register.states import State, georgia_in, people_name, states

__all__ = [
    "Area",
    "Body",
    "Holder",
    "Kind",
    "Phrase",
    "Row",
    "State",
    "Term",
    "Town",
    "areas",
    "areas_by_key",
    "bearers",
    "bodies",
    "bodies_by_code",
    "codes_of_term",
    "find_phrases",
    "gender_of",
    "georgia_in",
    "holders_named",
    "holders_of_surname",
    "is_address",
    "is_rank",
    "is_role",
    "key_of",
    "known_surname",
    "likeliest_town",
    "look_up",
    "people_name",
    "sector_of",
    "state_of_office",
    "states",
    "surname_key",
    "terms_of",
    "towns_named",
]
