"""The words of figures: what is counted, what happened to it, and what a number must not stand beside.

Units are plural nouns ("soldiers"), outcomes ("killed") or ISO 4217 codes ("USD").
"""

import re


def _table(lines: str) -> dict[str, str]:
    """Words by the unit before the colon."""
    table: dict[str, str] = {}
    for line in lines.strip().splitlines():
        unit, _, words = line.partition(":")
        table |= {word: unit.strip() for word in words.split()}
    return table


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What happened to people, by all the words that tell it.
OUTCOMES = _table("""
killed: killed kill kills killing dead died die dies dying slain slaughtered perished drowned massacred
killed: executed murdered lives
wounded: wounded wound wounds wounding injured injure injures injuring hurt maimed hospitalized hospitalised
missing: missing unaccounted
displaced: displaced displace displaces displacing fled flee fleeing homeless uprooted
evacuated: evacuated evacuate evacuates evacuating
detained: detained detain detains detaining arrested arrest arrests arresting jailed imprisoned rounded
captured: captured capture captures capturing seized seize seizes seizing
abducted: abducted abduct abducts abducting kidnapped kidnap kidnaps kidnapping
expelled: expelled expel expels expelling deported deport deports deporting
released: released release releases releasing freed free frees freeing
rescued: rescued rescue rescues rescuing
intercepted: intercepted intercept intercepts intercepting downed
launched: launched launch launches launching fired
destroyed: destroyed destroy destroys destroying
hit: hit struck
""")
# Outcomes of two words.
PHRASES = {
    ("shot", "down"): "intercepted",
    ("taken", "hostage"): "abducted",
    ("taken", "captive"): "abducted",
    ("held", "hostage"): "abducted",
    ("taken", "prisoner"): "captured",
    ("forced", "from"): "displaced",
    ("driven", "from"): "displaced",
    ("made", "homeless"): "displaced",
    ("taken", "away"): "detained",
    ("taken", "out"): "evacuated",
    ("left", "their"): "displaced",
    ("moved", "from"): "evacuated",
    ("in", "custody"): "detained",
    ("in", "jail"): "detained",
    ("in", "intensive"): "wounded",
    ("in", "hospital"): "wounded",
    ("shot", "dead"): "killed",
    ("gunned", "down"): "killed",
    ("blown", "up"): "destroyed",
    ("flown", "out"): "evacuated",
    ("airlifted", "from"): "evacuated",
    ("airlifted", "out"): "evacuated",
    ("brought", "out"): "evacuated",
    ("pulled", "alive"): "rescued",
}
# Harm done to people; the other outcomes are a unit only where no noun is.
HARM = _set(
    "killed wounded missing displaced evacuated detained captured abducted expelled released rescued casualties"
)
# Told of a subject, never of an object.
INTRANSITIVE = _set("fled flee fleeing died die dies dying perished drowned missing dead homeless lives")
HAPPENINGS = _table("""
killed: deaths death fatalities fatality
wounded: injuries injury
missing: disappearances
detained: arrests detentions
""")

_IRREGULAR = {
    "people": ("person", "persons"),
    "men": ("man",),
    "women": ("woman",),
    "children": ("child",),
    "bodies": ("body",),
    "casualties": ("casualty",),
    "families": ("family",),
    "babies": ("baby",),
    "servicemen": ("serviceman",),
    "gunmen": ("gunman",),
    "policemen": ("policeman",),
    "batteries": ("battery",),
    "lorries": ("lorry",),
    "factories": ("factory",),
    "refineries": ("refinery",),
    "monasteries": ("monastery",),
    "laboratories": ("laboratory",),
    "fishermen": ("fisherman",),
    "buses": ("bus",),
    "churches": ("church",),
    "rallies": ("rally",),
    "torpedoes": ("torpedo",),
    "parties": ("party",),
}
_UNCHANGED = _set("aircraft personnel police crew staff infantry militiamen tribesmen guardsmen crewmen")


def _nouns(plurals: str) -> dict[str, str]:
    """Plural and singular forms by the plural, which is the unit."""
    table: dict[str, str] = {}
    for plural in plurals.split():
        singular = () if plural in _UNCHANGED else _IRREGULAR.get(plural, (plural[:-1],))
        table |= {form: plural for form in (plural, *singular)}
    return table


PEOPLE = _nouns("""
people civilians noncombatants soldiers servicemen servicemembers conscripts reservists recruits troops
forces personnel peacekeepers guardsmen fighters militants rebels insurgents gunmen terrorists militiamen
jihadists mercenaries attackers bombers suspects children boys girls minors infants babies youths teenagers
women men hostages captives prisoners detainees inmates refugees migrants seekers evacuees pilgrims residents
inhabitants worshippers shoppers tourists settlers tribesmen villagers citizens nationals families households
marines observers monitors inspectors engineers teachers farmers miners fishermen judges prosecutors lawyers priests
nuns professors clerics gendarmes plotters defectors deserters mutineers guerrillas separatists extremists looters
rioters foreigners nationals locals relatives adults elders babies athletes artists aides advisers contractors
protesters demonstrators protestors activists marchers officers policemen police guards agents workers staff
employees medics doctors nurses paramedics volunteers journalists reporters passengers crew sailors crewmen
pilots patients students pupils victims survivors martyrs bodies corpses casualties others commanders members
leaders officials diplomats ministers envoys lawmakers generals individuals infantry commandos
""")
# Counted only where something happened to them: two officials who speak are voices, not a figure.
VOICES = frozenset(
    _nouns(
        "officials diplomats ministers envoys lawmakers leaders members others commanders generals sources aides"
    )
)
# Bare numbers that only people can be: by the word after them, or by the two before.
DOERS = _set(
    "took marched gathered attended rallied demonstrated protested joined crossed returned turned filed queued chanted "
    "waited camped slept sheltered arrived voted assembled thronged poured streamed"
)
GATHERINGS = {
    "crowd": "people", "crowds": "people", "gathering": "people", "population": "people", "audience": "people",
    "force": "troops", "army": "troops", "garrison": "troops", "contingent": "troops", "militia": "fighters",
}  # fmt: skip
HOUSING = _set("houses hosts shelters accommodates holds sheltering hosting housing housed hosted sheltered")
SPEAKING = _set("sources source witnesses witness")
THINGS = _nouns("""
drones uavs missiles rockets shells bombs mines landmines tanks vehicles warships ships vessels boats tankers
submarines aircraft planes airplanes jets warplanes helicopters launchers interceptors guns rifles howitzers
weapons warheads projectiles munitions targets sites positions strikes airstrikes attacks raids sorties
missions explosions bombardments bombings homes houses apartments buildings structures villages towns
settlements hospitals schools trucks lorries tunnels flights rounds batteries camps convoys ambulances bunkers
barracks prisons caches cases checkpoints crossings bridges depots bases stations outposts posts cars buses pick-ups
pickups motorcycles trains containers barrels tonnes tons litres liters kilograms grams sacks parcels tents shelters
graves bulldozers cranes generators transformers substations refineries factories shops markets churches mosques temples
monasteries schools clinics laboratories satellites radars parachutes torpedoes grenades bullets cartridges mortars
cannons balloons robots computers servers accounts passports visas ballots sanctions warrants indictments protests
rallies sit-ins demonstrations marches complaints petitions letters
""")
MONEY = _table("""
USD: dollars dollar
EUR: euros euro
GBP: sterling
ILS: shekels shekel
UAH: hryvnia hryvnias hryvnya
RUB: rubles ruble roubles rouble
CNY: yuan renminbi
JPY: yen
PLN: zlotys zloty
NOK: kroner
SEK: kronor
CZK: koruna korunas
HUF: forints forint
KZT: tenge
IRR: rials
PKR: rupees
NGN: naira
ETB: birr
ZAR: rand
""")
# Money whose name several states share.
MONEY_OF = {
    ("british", "pounds"): "GBP",
    ("egyptian", "pounds"): "EGP",
    ("swiss", "francs"): "CHF",
    ("saudi", "riyals"): "SAR",
    ("qatari", "riyals"): "QAR",
    ("iranian", "rials"): "IRR",
    ("indian", "rupees"): "INR",
    ("pakistani", "rupees"): "PKR",
    ("turkish", "lira"): "TRY",
    ("australian", "dollars"): "AUD",
    ("canadian", "dollars"): "CAD",
}
# Peoples by their plural: "Moroccans", "Houthis", "Uzbeks", "Kurds".
PEOPLES = re.compile(
    r"(?:[A-Z][a-z]+(?:ans|is|eks)|Kurds|Arabs|Turks|Slovaks|Poles|Serbs|Croats|Swedes|Finns|Danes|Druze)\Z"
)
NOUNS = frozenset().union(PEOPLE, THINGS, MONEY, HAPPENINGS, (noun for _, noun in MONEY_OF))
SINGULAR = frozenset(
    noun for table in (PEOPLE, THINGS) for noun, plural in table.items() if noun != plural
) | _set("dollar euro shekel death fatality injury")

# Plurals that a number before them makes no figure of: measures, shares, scores, abstractions, parts of texts.
NOT_COUNTED = _set("""
times percent points votes seats sides ways things questions answers words lines pages chapters articles sections
nights mornings afternoons evenings weekends sentences paragraphs clauses verses goals games matches sets rounds runs
wickets laps medals titles wins losses draws
defeats victories innings players teams clubs degrees acres hectares miles kilometres kilometers metres meters feet
inches yards centimetres centimeters millimetres knots decibels volts watts kilowatts megawatts gigawatts hertz days
weeks months years decades centuries hours minutes seconds moments ages halves thirds quarters fifths tenths fractions
steps stages phases episodes seasons parts halves kinds types sorts forms versions copies grades marks reasons causes
goals aims ideas options choices chances rules principles conditions demands items rows columns figures numbers
countries states nations provinces regions districts counties cities continents islands parties factions governments
ministries parliaments courts companies firms banks universities papers newspapers channels programmes programs
languages religions elections referendums terms mandates talks meetings summits sessions visits trips calls stories
books films songs albums concerts shows dishes cups glasses eggs pounds stones ounces shares stocks bonds contracts
deals agreements pacts treaties accords resolutions laws bills decrees amendments
""")
MONTHS = _set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# A number after these is part of a name or date.
NUMBERED = MONTHS | _set(
    "article resolution channel flight unit area no no. number boeing airbus highway route room group brigade "
    "battalion division regiment level phase stage day chapter section page type mark mk covid line point "
    "protocol top agenda age aged ["
)
# A four-digit number after these is a year.
YEAR_CUES = _set(
    "in since by until during from late early mid before after through and to of a an the its his her their our "
    "this that 's ’s"
)
# No noun phrase that starts at the number runs over these.
STOPS = _set(
    "of in on at by for from to with who that which or were was have had has is are as after when while but than "
    "will would could may might be been said say says told percent per % into over under against near across the "
    "this these those he she it they his her its their a an years year months month weeks week days day hours "
    "hour minutes kilometers kilometres km miles mile meters metres feet times old if because where what during "
    "since until whose also not no only , . ; : ( ) ! ? ” “ ’ ' \""
)
CLOSERS = _set("VERB AUX PRON ADP SCONJ PUNCT")
# What may stand between the counted and what happened to it, and between the deed and the count.
BEFORE_OUTCOME = _set(
    "were was are is be been being have has had also reportedly who that there still believed confirmed presumed "
    "reported remain remained remains left found more other others another may might could feared shot gunned "
    "stabbed beaten badly seriously critically lightly slightly gravely severely ,"
)
AFTER_DEED = _set(
    "another some a the an further additional total of estimated also reportedly nearly up other himself herself and "
    "his her their woman man boy girl child mother father couple all"
)
# A participle before these is passive: "12 soldiers killed in", not "12 soldiers killed a man".
AFTER_PARTICIPLE = _set(
    "in by at when after and or , . ; : ) on during as near while since before following over from there for "
    'across this last early late today yesterday overnight along with according - – — ” "'
)
# Losses: "lost 20 men", "the loss of 224 fighters", "cost the lives of 30".
LOSSES = _set("lost loss lives deaths bodies remains")
TOLL = _set("toll tally dead deaths losses")
# "puts the number of fighters at 3,500", "bringing the total to 178", "the camp's refugees number 22,000".
SUMS = _set("number total toll figure count tally strength population casualties dead injured wounded losses")
SUM_LINKS = _set("at to number numbers numbered totalled totaled")
HANDING = _set(
    "handed hand hands handing took take takes taking turned turn turns brought bring flew fly moved"
)
TOLL_LINKS = _set("to at of is was reached passed topped exceeded surpassed above hit as past reaches stands")
TOTALS = _set("number total")
# "took 100 away", "took 250 people hostage": what the word after the counted makes of the deed.
TAKING = _set("took take takes taking taken")
TAKEN = {"away": "detained", "prisoner": "captured", "hostage": "abducted", "captive": "abducted"}
