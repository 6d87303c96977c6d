"""Names and nouns of arms and defence systems, from general knowledge.

A name with ``?`` also means something else ("Patriot", "Arrow"): it counts before a noun of arms, and in
the plural where its sentence names other arms. Nouns with other senses have a `Condition`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a noun with other senses is a weapon.

    `needs` are words of which one must stand before it in the term; `cues` words that may stand beside it
    instead; `bars_before` and `bars_after` words beside which it is none. `after_name` says whether a named
    system before it will do ("Bradley fighting vehicles").
    """

    needs: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    bars_before: frozenset[str] = frozenset()
    bars_after: frozenset[str] = frozenset()
    after_name: bool = True


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NAMES = tuple(
    name.strip()
    for name in """
Iron Dome; Iron Beam; David's Sling; Arrow 2; Arrow 3; Arrow?; THAAD; Patriot?; PAC-2; PAC-3; NASAMS;
IRIS-T; Aegis?; Hawk?; Buk; Tor-M1; Tor-M2; Pantsir; Pantsir-S1; Strela?; Igla; Stinger?; Starstreak;
Mistral?; Piorun?; Gepard?; Skynex; Crotale; SAMP/T; Bavar-373; Khordad?; Barak-8; C-RAM; Phalanx?;
HIMARS; ATACMS; GMLRS; MLRS; M270; Grad?; Smerch; Uragan?; Tornado-S; Storm Shadow; SCALP; SCALP-EG;
Taurus?; Tomahawk?; Harpoon?; Exocet; Neptune?; JDAM; JASSM; Excalibur?; Hellfire?; Javelin?; NLAW;
Kornet; Konkurs; Spike?; TOW?; Carl Gustaf; Panzerfaust; Kalibr; Iskander; Iskander-M; Kinzhal; Tsirkon;
Zircon?; Oreshnik; Onyx?; Sarmat?; Yars?; Topol-M; Bulava?; Avangard?; Burevestnik; Poseidon?; Scud;
Tochka-U; Fateh-110; Fateh-313; Fattah?; Zolfaghar?; Shahab-3; Sejjil?; Qiam?; Ghadr?; Kheibar Shekan;
Paveh?; Qassam?; Burkan?; Hwasong; Hwasong-15; Hwasong-17; Hwasong-18; Pukguksong; Rodong; Taepodong;
Agni?; BrahMos; Shaheen?; Ghauri?; Dongfeng?; Minuteman III; Trident II; Trident?; Shahed; Geran; Geran-2;
Mohajer?; Mohajer-6; Ababil?; Lancet?; Orlan?; Orlan-10; Switchblade?; Phoenix Ghost; Bayraktar; TB2;
Akinci?; Reaper?; Predator?; Global Hawk; Heron?; Hermes?; Harop; Wing Loong; Eurofighter; Eurofighter
Typhoon; Typhoon?; Rafale; Gripen?; Mirage 2000; Tornado?; Apache?; Black Hawk?; Chinook?; Cobra?;
Raptor?; Osprey?; Super Hornet; F/A-18; F/A-18 Super Hornet; Leopard 1; Leopard 2; Leopard?; Abrams?;
Challenger 2; Challenger?; Leclerc?; Merkava; Bradley?; Marder?; Stryker?; Humvee; Panzerhaubitze 2000;
Krab?; Kalashnikov; Uzi?; Glock; Dragunov; Bushmaster?; Novichok; Sarin; Tsar Bomba; Grad-P; Katyusha;
Solntsepyok; Krasnopol; Typhon; NMESIS; Sky Dome?; Green Pine; Aster 30
""".replace("\n", " ").split(";")
)

# Designations: letters before a number. Letters that also begin other things are tied to numbers.
PREFIXES = _set(
    "su mig tu ka mi ah uh mq rq ak akm rpg kh kn df jl btr bmp bm agm aim gbu fab kab rs ss sm rim "
    "fgm mim tb bgm jf shahed geran fateh mohajer fattah hwasong iskander tor buk lancet orlan agni "
    "shahab raad noor javelin qiam"
)
NUMBERS = {
    "f": _set("4 5 14 15 16 18 22 35 117"),
    "s": _set("75 125 200 300 350 400 500"),
    "b": _set("1 1b 2 21 52"),
    "t": _set("34 54 55 62 64 72 80 84 90 14"),
    "m": _set("1 1a1 1a2 2 4 16 48 60 109 113 142 240 270 777"),
    "a": _set("10"),
    "u": _set("2"),
    "p": _set("8"),
    "h": _set("6"),
}

# Words, and parts of hyphened words, that belong to a term of arms when they stand before its noun.
MODIFIERS = _set(
    "ballistic cruise hypersonic supersonic guided unguided nuclear atomic chemical biological "
    "conventional tactical strategic kamikaze suicide attack assault combat reconnaissance "
    "surveillance explosive explosives armed unmanned armored armoured armour main battle naval "
    "cluster thermobaric incendiary barrel pipe petrol gasoline roadside magnetic sticky dirty "
    "hydrogen vacuum glide hand stun smoke heavy multiple launch intercontinental stealth fighter "
    "military infantry fighting loitering fpv maritime submachine machine sniper automatic "
    "semiautomatic live rubber plastic improvised antitank antiship antiaircraft antipersonnel air "
    "aerial missile missiles rocket car truck land sea mortar artillery tank drone submarine warship "
    "defense defence limpet aircraft personnel weapons weapon gun surface underwater torpedo bomb "
    "strike warhead interceptor icbm quadcopter uav shell grenade rifle cannon howitzer mine personnel "
    "assault rpg 155mm 152mm 122mm 120mm 105mm 81mm 82mm 60mm"
)
PARTS = _set(
    "range anti to guided propelled launched fired laden way buster busting capable tipped armed "
    "powered defense defence fuel fueled fuelled based mm caliber calibre wing view precision "
    "explosive automatic sea air ground land ship tank submarine carrying class mounted"
)

# Nouns that are arms wherever they are nouns.
_PLAIN = (
    "missile drone uav warhead warship destroyer frigate corvette submarine howitzer grenade rifle "
    "pistol handgun bullet torpedo warplane landmine munition gunship gunboat interceptor icbm ied "
    "firearm flamethrower quadcopter cannon bazooka minesweeper explosive rpg apc ifv"
).split()
_MASS = "ammunition artillery weaponry manpads napalm torpedoes munitions explosives sarin novichok".split()
NOUNS = frozenset(form for noun in _PLAIN for form in (noun, f"{noun}s")) | frozenset(_MASS)

DETERMINERS = _set(
    "a an the one another each every his her its their our this that no enemy by with from of and in"
)
_MILITARY = _set(
    "fighter military combat attack assault army enemy unmanned armed gunship stealth surveillance "
    "reconnaissance"
)
_NO_TANK = _set(
    "think water fuel fish septic gas oil storage propane oxygen shark holding drunk fermentation "
    "gasoline hot"
)
_SHELLING = "artillery mortar tank explosive rpg howitzer heavy 155mm 152mm 122mm 120mm 105mm 155-mm"
_MINED = "land sea naval tank personnel antipersonnel antitank anti-personnel anti-tank anti-vehicle anti-ship limpet"
_SYSTEMS = "defense defence air-defense air-defence anti-aircraft anti-missile missile rocket artillery"
_TRADED = (
    "shipments shipment embargo deal deals sales sale exports supplies transfers depot depots cache dealer dealers "
    "industry trade smuggling deliveries delivery package factory supply supplying sending send supplied sell "
    "selling deliver smuggle smuggled buy buying provide providing of"
)
_DEFENSE = Condition(needs=_set("air aerial missile anti-missile anti-aircraft anti-drone"))
_BOTH: dict[str, Condition] = {
    "rocket": Condition(bars_after=_set("science scientist scientists salad booster boosters fuel lab")),
    "tank": Condition(bars_before=_NO_TANK, bars_after=_set("top tops farm farms of car cars engine")),
    "bomb": Condition(bars_before=_set("time photo sex bath cherry f logic")),
    "mine": Condition(
        needs=_set(f"{_MINED} claymore floating underwater magnetic"),
        cues=_set("laid laying lay planted planting clearing cleared defuse defused"),
        after_name=False,
    ),
    "shell": Condition(
        needs=_set(_SHELLING),
        cues=_set("fired firing fell landed exploded rained hit struck"),
        after_name=False,
    ),
    "gun": Condition(
        bars_before=_set("smoking top hired nail glue speed spray starting big"),
        bars_after=_set("control violence law laws owners lobby rights show"),
    ),
    "jet": Condition(needs=_set("fighter military combat army stealth warplane")),
    "helicopter": Condition(needs=_MILITARY),
    "vehicle": Condition(needs=_set("armored armoured fighting combat")),
    "carrier": Condition(needs=_set("aircraft personnel")),
    "mortar": Condition(bars_before=_set("and brick bricks")),
    "weapon": Condition(
        bars_before=_set("secret ultimate best economic political powerful diplomatic effective")
    ),
    "bomber": Condition(needs=_set("strategic stealth heavy nuclear long-range nuclear-capable supersonic")),
    "system": Condition(needs=_set(f"{_SYSTEMS} weapons weapon launch launcher")),
    "battery": Condition(needs=_set(_SYSTEMS)),
    "defense": _DEFENSE,
    "defence": _DEFENSE,
    "launcher": Condition(needs=_set("rocket missile grenade rpg")),
    "shield": Condition(needs=_set("missile anti-missile")),
    "boat": Condition(needs=_set("drone missile torpedo")),
    "device": Condition(needs=_set("explosive"), after_name=False),
    "round": Condition(needs=_set("artillery mortar tank")),
    "plane": Condition(needs=_set("fighter military combat attack bomber")),
    "agent": Condition(needs=_set("nerve chemical"), after_name=False),
}
CONDITIONS: dict[str, Condition] = {
    **_BOTH,
    **{f"{noun}s": condition for noun, condition in _BOTH.items()},
    "batteries": _BOTH["battery"],
    "aircraft": Condition(needs=_MILITARY),
    "jets": Condition(
        bars_before=_set("private business passenger commercial executive water corporate jumbo"),
        bars_after=_set("fuel skis lag"),
    ),
    "arms": Condition(needs=_set("small light heavy nuclear"), cues=_set(_TRADED), after_name=False),
    "guns": Condition(bars_before=_set("hired nail glue speed spray top big")),
}
# Singulars that are verbs too: a determiner, a modifier or a name must stand before them, or FIRED after.
VERBS_TOO = _set("rocket tank shell mine gun bomb torpedo arms weapon")
FIRED = _set(
    "fire attack attacks strike strikes launcher launchers barrage barrages salvo salvos launch "
    "launches crews"
)

# Terms read as they stand, in any case.
PHRASES = tuple(
    """
tear gas; white phosphorus; nerve agent; nerve agents; nerve gas; mustard gas; chlorine gas; poison gas;
water cannon; water cannons; improvised explosive device; improvised explosive devices; weapons of mass
destruction; air and missile defense; air and missile defence; air and missile defense system; air and
missile defence system; air and missile defense systems; air and missile defence systems; Molotov
cocktail; Molotov cocktails; depleted uranium; anti-aircraft fire; petrol bomb; petrol bombs; stun
grenade; suicide vest; suicide vests; explosive belt; explosive belts; explosives belt; machine gun;
machine guns; submachine guns; sarin; novichok; chemical agents; small arms; light weapons; small arms and
light weapons
""".replace("\n", " ").split(";")
)
