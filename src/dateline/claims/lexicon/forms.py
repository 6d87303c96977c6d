"""English word forms: from a lemma to everything it may look like in print, and back.

Rules plus tables of exceptions; no dictionary is needed, so unknown words get regular forms. American and
British spellings are both given. Lower case in, lower case out.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

# lemma past participle; "/" parts alternatives
_IRREGULAR = """
abide abided/abode abided, arise arose arisen, awake awoke awoken, be was/were been, bear bore borne/born,
beat beat beaten, become became become, befall befell befallen, beget begot begotten, begin began begun,
behold beheld beheld, bend bent bent, beseech besought/beseeched besought/beseeched, beset beset beset,
bet bet bet, bid bid/bade bid/bidden, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown,
break broke broken, breed bred bred, bring brought brought, broadcast broadcast broadcast,
build built built, burn burned/burnt burned/burnt, burst burst burst, buy bought bought, cast cast cast,
catch caught caught, choose chose chosen, cling clung clung, come came come, cost cost cost,
creep crept crept, cut cut cut, deal dealt dealt, dig dug dug, dive dived/dove dived, do did done,
draw drew drawn, dream dreamed/dreamt dreamed/dreamt, drink drank drunk, drive drove driven,
dwell dwelt/dwelled dwelt/dwelled, eat ate eaten, fall fell fallen, feed fed fed, feel felt felt,
fight fought fought, find found found, flee fled fled, fling flung flung, fly flew flown,
forbear forbore forborne, forbid forbade/forbad forbidden, forecast forecast/forecasted forecast/forecasted,
foresee foresaw foreseen, foretell foretold foretold, forget forgot forgotten, forgive forgave forgiven,
forgo forwent forgone, forsake forsook forsaken, freeze froze frozen, get got got/gotten, give gave given,
go went gone, grind ground ground, grow grew grown, hang hung/hanged hung/hanged, have had had,
hear heard heard, hew hewed hewn/hewed, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt,
inlay inlaid inlaid, input input input, inset inset inset, interweave interwove interwoven, keep kept kept,
kneel knelt/kneeled knelt/kneeled, knit knit/knitted knit/knitted, know knew known, lay laid laid,
lead led led, lean leaned/leant leaned/leant, leap leapt/leaped leapt/leaped,
learn learned/learnt learned/learnt, leave left left, lend lent lent, let let let, lie lay/lied lain/lied,
light lit/lighted lit/lighted, lose lost lost, make made made, mean meant meant, meet met met,
mislead misled misled, misread misread misread, misspeak misspoke misspoken, mistake mistook mistaken,
misunderstand misunderstood misunderstood, mow mowed mown/mowed, offset offset offset, outbid outbid outbid,
outdo outdid outdone, outfight outfought outfought, outgrow outgrew outgrown, outrun outran outrun,
outsell outsold outsold, overcome overcame overcome, overdo overdid overdone, overfly overflew overflown,
overhang overhung overhung, overhear overheard overheard, override overrode overridden,
overrun overran overrun, oversee oversaw overseen, overtake overtook overtaken,
overthrow overthrew overthrown, partake partook partaken, pay paid paid, plead pleaded/pled pleaded/pled,
prove proved proven/proved, put put put, quit quit/quitted quit/quitted, read read read,
rebind rebound rebound, rebuild rebuilt rebuilt, recast recast recast, redo redid redone,
redraw redrew redrawn, regrow regrew regrown, remake remade remade, rend rent rent, repay repaid repaid,
reread reread reread, rerun reran rerun, resell resold resold, resend resent resent, reset reset reset,
retake retook retaken, retell retold retold, rethink rethought rethought, rewind rewound rewound,
rewrite rewrote rewritten, rid rid/ridded rid/ridded, ride rode ridden, ring rang rung, rise rose risen,
run ran run, saw sawed sawn/sawed, say said said, see saw seen, seek sought sought, sell sold sold,
send sent sent, set set set, sew sewed sewn/sewed, shake shook shaken, shear sheared shorn/sheared,
shed shed shed, shine shone/shined shone/shined, shoot shot shot, show showed shown/showed,
shrink shrank/shrunk shrunk, shut shut shut, sing sang sung, sink sank/sunk sunk, sit sat sat,
slay slew slain, sleep slept slept, slide slid slid, sling slung slung, slink slunk slunk, slit slit slit,
smite smote smitten, sow sowed sown/sowed, speak spoke spoken, speed sped/speeded sped/speeded,
spend spent spent, spill spilled/spilt spilled/spilt, spin spun spun, spit spat/spit spat/spit,
split split split, spoil spoiled/spoilt spoiled/spoilt, spread spread spread, spring sprang/sprung sprung,
stand stood stood, steal stole stolen, stick stuck stuck, sting stung stung, stink stank stunk,
strew strewed strewn/strewed, stride strode stridden, strike struck struck/stricken, string strung strung,
strive strove/strived striven/strived, swear swore sworn, sweep swept swept, swell swelled swollen/swelled,
swim swam swum, swing swung swung, take took taken, teach taught taught, tear tore torn, tell told told,
think thought thought, throw threw thrown, thrust thrust thrust, tread trod trodden,
undercut undercut undercut, undergo underwent undergone, underlie underlay underlain,
understand understood understood, undertake undertook undertaken, underwrite underwrote underwritten,
undo undid undone, unwind unwound unwound, uphold upheld upheld, upset upset upset,
wake woke/waked woken/waked, wear wore worn, weave wove woven, wed wedded/wed wedded/wed, weep wept wept,
wet wet/wetted wet/wetted, win won won, wind wound wound, withdraw withdrew withdrawn,
withhold withheld withheld, withstand withstood withstood, wring wrung wrung, write wrote written
"""

# Verbs of several syllables that double their last letter on both sides of the Atlantic.
_DOUBLING = frozenset(
    """
abet abhor abut acquit admit airdrop allot annul backstab befit begin commit compel concur confer control
debar defer demur deter disbar dispel distil eavesdrop emit enrol entrap equip excel expel extol forget
format fulfil impel incur infer input nonplus occur offset omit outfit outgun outstrip outwit overlap
overstep patrol permit prefer program propel rebel rebut recap recommit recur reequip refer refit regret
remit repel rerun reset retrofit sandbag submit teargas transfer transmit transship unplug unwrap wiretap
""".split()
)

# Unstressed -l and a few others: doubled in Britain, often not in America.
_EITHER = frozenset(
    ("dial", "fuel", "duel", "kidnap", "worship", "focus", "bias", "benefit", "equal", "initial")
)
_SINGLE = frozenset(("parallel",))

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Irregular verbs with their past tenses and past participles."""
    table = {}
    for entry in _IRREGULAR.replace("\n", " ").split(","):
        lemma, past, participle = entry.split()
        table[lemma] = (tuple(past.split("/")), tuple(participle.split("/")))
    return table


def _syllables(word: str) -> int:
    """How many groups of vowel letters a word has; "qu" counts as a consonant."""
    groups, inside = 0, False
    for letter in word.replace("qu", "q"):
        vowel = letter in _VOWELS or (letter == "y" and groups > 0)
        groups += vowel and not inside
        inside = vowel
    return groups


def _ends_cvc(word: str) -> bool:
    """True when a word ends in one vowel letter and one consonant that can be doubled."""
    if len(word) < 3 or word[-1] in "aeiouwxy" or word[-2] not in _VOWELS:
        return False
    return word[-3] not in _VOWELS or word[-4:-2] == "qu"


def _stems(lemma: str) -> tuple[str, ...]:
    """What -ed and -ing are put on, the likelier spelling first."""
    last = lemma.rpartition("-")[2]
    if last in _EITHER or (
        last not in _DOUBLING and last[-1:] == "l" and _ends_cvc(last) and _syllables(last) > 1
    ):
        return (lemma,) if last in _SINGLE else (lemma + lemma[-1], lemma)
    if last in _DOUBLING or (_ends_cvc(last) and _syllables(last) == 1):
        return (lemma + lemma[-1],)
    if lemma.endswith("ic"):
        return (lemma + "k",)
    return (lemma,)


def _with_s(word: str) -> str:
    """The third person singular of a verb, the regular plural of a noun."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(lemma: str) -> tuple[str, ...]:
    """The regular past of a verb, the likelier spelling first."""
    if lemma.endswith("e"):
        return (lemma + "d",)
    if len(lemma) > 1 and lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(lemma))


def _with_ing(lemma: str) -> tuple[str, ...]:
    """The gerund of a verb, the likelier spelling first."""
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and len(lemma) > 2 and not lemma.endswith(("ee", "oe", "ye", "inge")):
        return (lemma[:-1] + "ing",)
    if lemma.endswith("inge"):
        return (lemma[:-1] + "ing", lemma + "ing")
    return tuple(stem + "ing" for stem in _stems(lemma))


_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_MORE = {"be": ("am", "are")}


def _third(lemma: str) -> str:
    """The third person singular of a verb."""
    if lemma.endswith("o") and lemma[-2:-1] not in _VOWELS:
        return lemma + "es"
    return _THIRD.get(lemma) or _with_s(lemma)


def inflect_verb(lemma: str) -> tuple[str, ...]:
    """Base, third person singular, past, past participle, gerund; then any further forms in use.

    >>> inflect_verb("withdraw")
    ('withdraw', 'withdraws', 'withdrew', 'withdrawn', 'withdrawing')
    >>> inflect_verb("cancel")
    ('cancel', 'cancels', 'cancelled', 'cancelled', 'cancelling', 'canceled', 'canceling')
    """
    past, participle = _irregular().get(lemma) or (_with_ed(lemma),) * 2
    gerund = _with_ing(lemma)
    first = (lemma, _third(lemma), past[0], participle[0], gerund[0])
    rest = (*past[1:], *participle[1:], *gerund[1:], *_MORE.get(lemma, ()))
    return (*first, *dict.fromkeys(form for form in rest if form not in first)) if rest else first


# singular plural, where rules fail; "/" parts alternatives
_PLURALS = """
child children, person people/persons, foot feet, tooth teeth, goose geese, mouse mice, ox oxen, louse lice,
die dice, calf calves, elf elves, half halves, hoof hooves, knife knives, leaf leaves, life lives,
loaf loaves, scarf scarves, self selves, sheaf sheaves, shelf shelves, thief thieves, wife wives,
wolf wolves, wharf wharves, dwarf dwarves/dwarfs, embargo embargoes/embargos, veto vetoes, hero heroes,
echo echoes, torpedo torpedoes, potato potatoes, cargo cargoes/cargos, volcano volcanoes,
mosquito mosquitoes, tornado tornadoes, tomato tomatoes, no noes, fiasco fiascos/fiascoes,
criterion criteria, phenomenon phenomena, memorandum memoranda/memorandums,
referendum referendums/referenda, datum data, ultimatum ultimatums/ultimata,
moratorium moratoriums/moratoria, consortium consortia/consortiums, medium media/mediums,
bacterium bacteria, stratum strata, addendum addenda, forum forums, stadium stadiums/stadia,
curriculum curricula, nucleus nuclei, stimulus stimuli, alumnus alumni, radius radii, cactus cacti,
syllabus syllabuses/syllabi, index indices/indexes, appendix appendices/appendixes, matrix matrices,
vertex vertices, axis axes, oasis oases, bureau bureaus/bureaux, plateau plateaus/plateaux,
tableau tableaux, quiz quizzes, bus buses, gas gases, passerby passersby,
spokesperson spokespeople/spokespersons, salesperson salespeople, layperson laypeople/laypersons,
chairperson chairpersons/chairpeople, madam madams, talib taliban, mujahid mujahideen/mujahedeen/mujahidin,
fedayee fedayeen, roof roofs, chief chiefs, brief briefs, proof proofs, belief beliefs, gulf gulfs,
cliff cliffs, staff staff/staffs
"""

_UNCHANGED = frozenset(
    """
aircraft spacecraft hovercraft watercraft rotorcraft police people series species means headquarters troops
forces sheep deer fish cattle corps barracks gallows crossroads works premises personnel offspring swine
chassis militaria military clergy youth moose bison salmon trout shrimp counsel kin infantry cavalry
artillery manpower news politics economics physics hostilities talks proceedings authorities surroundings
reparations belongings remains riches thanks arms goods chinese japanese lebanese sudanese burmese
vietnamese portuguese senegalese maltese nepalese taiwanese togolese congolese gabonese rwandese beninese
cantonese javanese sinhalese guyanese swiss
""".split()
)
_NOT_MEN = (
    "human",
    "german",
    "roman",
    "ottoman",
    "shaman",
    "talisman",
    "caiman",
    "norman",
    "turkman",
    "turkoman",
    "oman",
)


@cache
def _plurals() -> dict[str, tuple[str, ...]]:
    """Nouns with an irregular plural."""
    pairs = (entry.split() for entry in _PLURALS.replace("\n", " ").split(","))
    return {singular: tuple(plural.split("/")) for singular, plural in pairs}


def _plural(lemma: str) -> tuple[str, ...]:
    """The plurals in use of one noun."""
    if lemma in _plurals():
        return _plurals()[lemma]
    if lemma in _UNCHANGED:
        return (lemma,)
    if lemma.endswith("man") and not lemma.endswith(_NOT_MEN):
        return (lemma[:-3] + "men",)
    if lemma.endswith("sis") and len(lemma) > 4:
        return (lemma[:-2] + "es",)
    return (_with_s(lemma),)


def inflect_noun(lemma: str) -> tuple[str, ...]:
    """Singular and plurals; nouns without a plural are given once.

    >>> inflect_noun("embargo")
    ('embargo', 'embargoes', 'embargos')
    >>> inflect_noun("aircraft")
    ('aircraft',)
    """
    return tuple(dict.fromkeys((lemma, *_plural(lemma))))


# American British
_SPELLINGS = """
defense defence, offense offence, license licence, pretense pretence, practice practise, labor labour,
harbor harbour, neighbor neighbour, honor honour, dishonor dishonour, favor favour, color colour,
rumor rumour, armor armour, endeavor endeavour, rigor rigour, vigor vigour, behavior behaviour,
savior saviour, humor humour, fervor fervour, clamor clamour, splendor splendour, center centre,
theater theatre, meter metre, liter litre, saber sabre, maneuver manoeuvre, program programme, check cheque,
judgment judgement, acknowledgment acknowledgement, abridgment abridgement, fulfill fulfil, enroll enrol,
enrollment enrolment, instill instil, distill distil, skillful skilful, willful wilful, gray grey,
plow plough, tire tyre, jail gaol, curb kerb, pedophile paedophile, anesthetic anaesthetic,
hemorrhage haemorrhage, maneuverability manoeuvrability, aluminum aluminium, airplane aeroplane,
analog analogue, catalog catalogue, dialog dialogue, traveler traveller, jeweler jeweller,
councilor councillor, counselor counsellor, signaling signalling, marvelous marvellous, enquiry inquiry,
enquire inquire, paramilitarization paramilitarisation, specialty speciality, sulfur sulphur,
mustache moustache, pajamas pyjamas, ceasefire cease-fire, airstrike air-strike, cooperate co-operate,
cooperation co-operation, coordinate co-ordinate, coordination co-ordination, takeover take-over,
standoff stand-off, crackdown crack-down, pullout pull-out, walkout walk-out, sitin sit-in, email e-mail,
cyberattack cyber-attack, gunfight gun-fight, shootout shoot-out, airdrop air-drop, reelect re-elect,
reopen re-open, reenter re-enter, reimpose re-impose, rearm re-arm, blackout black-out, flyover fly-over
"""
_SPELLED = frozenset(("ion", "ize", "ise", "yze", "yse", "zer", "ser"))
_SHORT_IZE = frozenset(
    ("seize", "size", "prize", "capsize", "resize", "downsize", "baize", "maize", "assize")
)
_ONLY_ISE = frozenset(
    """
advertise advise apprise arise chastise circumcise comprise compromise demise despise devise disguise
enfranchise enterprise excise exercise franchise improvise incise merchandise mortise noise poise praise
precise premise promise raise revise rise supervise surmise surprise televise wise expertise bruise cruise
otherwise paradise treatise likewise concise
""".split()
)


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    """Words of both spellings, each with the other."""
    table: dict[str, tuple[str, ...]] = {}
    for entry in _SPELLINGS.replace("\n", " ").split(","):
        american, british = entry.split()
        table[american] = (*table.get(american, ()), british)
        table[british] = (*table.get(british, ()), american)
    return table


def spellings(lemma: str) -> tuple[str, ...]:
    """A lemma and its counterpart across the Atlantic, the one given first.

    >>> spellings("mobilize"), spellings("defence"), spellings("promise")
    (('mobilize', 'mobilise'), ('defence', 'defense'), ('promise',))
    """
    if lemma in _pairs():
        return (lemma, *_pairs()[lemma])
    if lemma[-3:] not in _SPELLED:
        return (lemma,)
    for one, other in (("ization", "isation"), ("ize", "ise"), ("yze", "yse"), ("izer", "iser")):
        if lemma.endswith(one) and lemma not in _SHORT_IZE:
            return (lemma, lemma[: -len(one)] + other)
        if lemma.endswith(other) and lemma not in _ONLY_ISE and len(lemma) > len(other) + 2:
            return (lemma, lemma[: -len(other)] + one)
    return (lemma,)


@cache
def _irregular_lemmas() -> dict[str, tuple[str, ...]]:
    """Irregular past forms, each with every verb it may belong to."""
    table: dict[str, tuple[str, ...]] = {}
    for lemma in _irregular():
        for form in inflect_verb(lemma)[1:]:
            table[form] = (*table.get(form, ()), lemma)
    return table


# What a stem ends in when an e is missing: "capabl", "involv", "accus", "invad", "captur" …
_WANTS_E = tuple(
    """
bl cl dl fl gl kl pl tl zl c v u z s dg rg lg eng ang ing rs ns ps ls at ad id ud od ed ut ot ur ar ir ag uk
ok ak ik ib ob im um om am in un ul ap ip op yp vit nit cit adit ven pon eg lig stor plor gnor cor cil vil
xil
""".split()
)
# … and when none is: "pass", "appear", "contain", "limit".
_WANTS_NONE = tuple(
    """
ss focus bias campus census canvas ear air eat oat ead oad ain oin oid aid eed oud out oot oar our ic eam
oom aim oan oun eep oop eap aud aul iot ood ook limit exhibit inhibit prohibit visit
""".split()
)
# Words that keep a double l though they have several syllables.
_KEEPS_DOUBLE = ("call", "tall", "pall", "ill")


def _takes_e(stem: str) -> bool:
    """True when a stem is likelier to have lost an e than to be a whole word; a guess from its ending."""
    return stem.endswith(_WANTS_E) and not stem.endswith(_WANTS_NONE)


# Endings of forms that are likelier whole words than inflected: "need", "focus", "press".
_WHOLE = ("eed", "us", "ss", "is")
_NOT_WHOLE = ("greed", "freed", "creed", "teed")


def _undouble(stem: str) -> tuple[str, ...]:
    """A stem with and without its doubled last letter, the likelier first: "bann", "cancell", "call"."""
    if len(stem) < 4 or stem[-1] != stem[-2]:
        return (stem,)
    keeps = stem[-1] in "sfz" or (stem[-1] == "l" and _syllables(stem) == 1) or stem.endswith(_KEEPS_DOUBLE)
    return (stem, stem[:-1]) if keeps else (stem[:-1], stem)


def _from_stem(stem: str) -> tuple[str, ...]:
    """The words that -ed, -ing or -es may have been put on to give a stem, the likelier first."""
    plain = _undouble(stem) if len(stem) > 1 else ()
    return (stem + "e", *plain) if _takes_e(stem) else (*plain, stem + "e")


def _verb_candidates(form: str) -> Iterator[str]:
    """Words that might have a form, the likelier first, to be checked by inflecting them."""
    if form.endswith(("ied", "ies")):
        yield from (form[:-1], form[:-3] + "y") if len(form) == 4 else (form[:-3] + "y", form[:-1])
    if form.endswith("ying"):
        yield from (form[:-4] + "ie", form[:-3]) if len(form) < 6 else (form[:-3], form[:-4] + "ie")
    for ending in ("cked", "cking"):
        if form.endswith(ending):
            yield form[: -len(ending)] + "ck"
            yield form[: -len(ending)] + "c"
    for ending in ("ed", "ing", "es"):
        if form.endswith(ending):
            yield from _from_stem(form[: -len(ending)])
    if form.endswith("s"):
        yield form[:-1]


def _noun_candidates(form: str) -> Iterator[str]:
    """Words that might have a form as their plural, the likelier first, to be checked by inflecting them."""
    if form.endswith("ies"):
        yield from (form[:-1], form[:-3] + "y") if len(form) == 4 else (form[:-3] + "y", form[:-1])
    if form.endswith("men"):
        yield form[:-3] + "man"
    if form.endswith("ses"):
        yield form[:-2] + "is"
    if form.endswith("es"):
        yield from _from_stem(form[:-2])
    if form.endswith("s"):
        yield form[:-1]


@lru_cache(maxsize=65_536)
def lemmatize_verb(form: str) -> tuple[str, ...]:
    """Every lemma that a form may belong to, the likelier first; the form itself is always among them.

    No dictionary is asked, so some of them are no words.

    >>> lemmatize_verb("found"), lemmatize_verb("mobilised")
    (('find', 'found'), ('mobilise', 'mobilize', 'mobilis', 'mobilised'))
    """
    regular = tuple(word for word in _verb_candidates(form) if len(word) > 1 and form in inflect_verb(word))
    if form.endswith(_WHOLE) and not form.endswith(_NOT_WHOLE):
        regular = (form, *regular)
    both = tuple(variant for word in regular for variant in spellings(word))
    return tuple(dict.fromkeys((*_irregular_lemmas().get(form, ()), *both, form)))


@cache
def _singulars() -> dict[str, str]:
    """Irregular plurals with their singular."""
    return {plural: singular for singular, plurals in _plurals().items() for plural in plurals}


def lemmatize_noun(form: str) -> tuple[str, ...]:
    """Every lemma that a form may belong to, the likelier first and the form itself last.

    >>> lemmatize_noun("ceasefires"), lemmatize_noun("gunmen"), lemmatize_noun("crises")
    (('ceasefire', 'cease-fire', 'ceasefires'), ('gunman', 'gunmen'), ('crisis', 'crise', 'cris', 'crises'))
    """
    irregular = (_singulars()[form],) if form in _singulars() else ()
    regular = tuple(
        word for word in _noun_candidates(form) if len(word) > 1 and form in inflect_noun(word)[1:]
    )
    both = tuple(variant for word in (*irregular, *regular) for variant in spellings(word))
    return tuple(dict.fromkeys((*both, form)))
