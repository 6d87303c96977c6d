"""Words for what people are and do: roles, ranks, forms of address, and the sectors they stand for."""

import re
from functools import cache

_ROLES = {
    "GOV": "president presidential premier minister chancellor secretary ambassador envoy diplomat consul governor mayor king "
    "queen emir sultan emperor prince princess crown official officials government governments authorities "
    "administration cabinet ministry premier taoiseach monarch ayatollah czar adviser advisor negotiator "
    "commissioner chargé dictator counsellor councillor undersecretary viceroy mediator delegate attache attaché "
    "bureaucrat statesman regime junta presidency councilor ombudsman prosecutor-general",
    "MIL": "general commander soldier soldiers troop troops army military forces admiral colonel captain brigadier "
    "sergeant lieutenant marine marines navy pilot pilots airman sailor sailors warplane warplanes marshal "
    "conscript conscripts reservist reservists gunner brigade battalion garrison paratroopers airstrike",
    "LEG": "lawmaker lawmakers parliament parliamentarian senator senators congressman congresswoman legislator "
    "legislators legislature mp mps speaker deputies assembly congress senate",
    "JUD": "court courts judge judges prosecutor prosecutors tribunal magistrate justice judiciary attorney",
    "COP": "police policeman policemen officer-in-charge detective sheriff gendarme gendarmes gendarmerie constable",
    "REB": "rebel rebels militant militants insurgent insurgents guerrilla guerrillas fighter fighters gunman "
    "gunmen jihadist jihadists separatist separatists militia militias militiaman militiamen extremist extremists "
    "terrorist terrorists warlord mercenary mercenaries insurgency",
    "CRM": "gang gangs cartel cartels trafficker traffickers smuggler smugglers bandit bandits pirate pirates criminal",
    "CIV": "protester protesters demonstrator demonstrators civilian civilians resident residents people villager "
    "villagers refugee refugees migrant migrants worker workers farmer farmers woman women man men child children "
    "family families crowd crowds citizen citizens settler settlers hostage hostages prisoner prisoners survivor "
    "survivors population",
    "MED": "journalist journalists reporter reporters correspondent editor broadcaster newspaper media "
    "photojournalist cameraman columnist",
    "EDU": "student students professor teacher teachers university academic scholar researcher",
    "HLH": "doctor doctors hospital hospitals medic medics surgeon nurse physician paramedic",
    "BUS": "businessman businesswoman company companies firm executive ceo banker oligarch investor entrepreneur tycoon",
    "REL": "cleric clerics priest bishop imam rabbi pope cardinal monk patriarch archbishop pastor church mufti",
    "OPP": "opposition dissident dissidents oppositionist",
    "PTY": "party politician",
    "NGO": "activist activists campaigner volunteer charity watchdog",
    "SPY": "intelligence spy spies spymaster",
    "IGO": "peacekeeper peacekeepers",
    "LAB": "union unionist",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_SECTORS = {word: sector for sector, words in _ROLES.items() for word in words.split()}
# Heads whose sector is that of the words around them; alone they have their own, or none.
_OPEN_HEADS = frozenset(
    "official officials spokesman spokeswoman spokesperson spokespeople leader leaders chief chiefs head heads member "
    "members source sources director officer officers aide commander commanders force forces unit units group groups "
    "chairman chairwoman chair figure representative representatives adviser advisor agent agents operative operatives "
    "boss coordinator candidate veteran founder co-founder analyst expert strategist inspector inspectors deputy "
    "executive worker workers staff personnel".split()
)
_ARMED_HEADS = frozenset(("force", "forces", "unit", "units", "commander", "commanders"))
_BEFORE_GENERAL = frozenset(
    "attorney secretary director consul inspector governor solicitor prosecutor auditor surgeon".split()
)
_SINGULAR_ROLES = frozenset(
    "president minister premier chancellor secretary ambassador envoy diplomat consul governor mayor king queen emir "
    "sultan emperor prince princess czar adviser advisor negotiator commissioner general commander admiral colonel "
    "captain brigadier sergeant lieutenant marshal major lawmaker parliamentarian senator congressman congresswoman "
    "legislator speaker deputy judge prosecutor magistrate justice spokesman spokeswoman spokesperson leader chief "
    "head director chairman chairwoman chair chairperson officer official cleric ayatollah bishop imam rabbi pope "
    "cardinal priest patriarch archbishop mufti journalist reporter correspondent editor politician activist warlord "
    "founder co-founder dissident aide coordinator representative undersecretary professor analyst researcher doctor "
    "lawyer attorney businessman businesswoman oligarch banker economist candidate member rebel militant insurgent "
    "fighter gunman soldier pilot policeman sheriff monarch dictator strongman heir counsellor chairperson taoiseach "
    "mediator vice-president expert historian author scholar teacher student resident manager executive ceo "
    "president-elect ex-president treasurer whip comptroller ombudsman delegate boss kingpin strategist "
    "columnist physician surgeon medic nurse veteran inspector mother father son daughter wife husband brother "
    "sister widow nephew cousin uncle spiritualist mp premier-designate".split()
)
_RANKS = frozenset(
    "gen general lt lieutenant col colonel maj major capt captain brig brigadier adm admiral sgt sergeant cmdr "
    "commander cpl corporal pvt private marshal commodore rear vice field staff wing squadron leader air chief "
    "first second 1st 2nd retired ret sr gen. lieut".split()
)
_ADDRESS = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor rev reverend sheikh shaikh sheik ayatollah hojatoleslam imam "
    "mullah maulana king queen prince princess crown emir sultan emperor pope cardinal archbishop bishop rabbi "
    "father sister brother saint hajj hajji haji president premier chancellor senator sen rep representative "
    "congressman congresswoman gov governor mayor judge justice ambassador secretary minister speaker "
    "commander comrade chairman spokesman spokeswoman spokesperson grand "
    "prime vice deputy acting interim former defence defense foreign finance interior caretaker state treasury "
    "monsieur madame señor don seyed sayyid sayed pm".split()
)


def sector_of(words: str) -> str | None:
    """The PLOVER sector that the words for a person or group stand for; None when they do not say.

    The last word that names a role is the head; an open one ("official", "spokesman") takes the
    sector of the words before it.

    >>> sector_of("senior military official"), sector_of("police chief"), sector_of("foreign minister")
    ('MIL', 'COP', 'GOV')
    """
    return _sector_of(words.casefold())


@cache
def _sector_of(words: str) -> str | None:
    found = _role_words(words)
    if not found:
        return None
    head = found[-1]
    if head not in _OPEN_HEADS:
        return _SECTORS[head]
    around = next((_SECTORS[word] for word in reversed(found[:-1]) if word not in _OPEN_HEADS), None)
    if around == "GOV" and head in _ARMED_HEADS:
        return "MIL"
    return around or next((_SECTORS[word] for word in reversed(found) if word in _SECTORS), None)


def _role_words(words: str) -> list[str]:
    split = _WORD.findall(words)
    return [
        word
        for before, word in zip(("", *split), split, strict=False)
        if (word in _SECTORS or word in _OPEN_HEADS) and not (word == "general" and before in _BEFORE_GENERAL)
    ]


def is_role(word: str) -> bool:
    """Whether a word in the singular names what one person is ("minister", "spokeswoman")."""
    return word.casefold() in _SINGULAR_ROLES


def is_rank(word: str) -> bool:
    """Whether a word belongs to a military rank ("Brig.", "Gen.")."""
    return word.casefold().rstrip(".") in _RANKS


def is_address(word: str) -> bool:
    """Whether a word is a form of address or a title set before a name ("Sheikh", "President")."""
    return word.casefold().rstrip(".") in _ADDRESS
