"""What a passage is about, where that is none of a crisis: sport, markets, the arts, weather.

"France crushed Croatia" is no war when the lines around it speak of goals and referees.
"""

from itertools import accumulate

from dateline.claims.layers import Layers

_SPORT = """
goal goals scored scorer scoring striker strikers midfielder midfielders defender defenders winger
goalkeeper keeper coach coaches referee penalty kickoff kick-off match matches game games league cup
championship championships tournament semifinal semi-final semi-finals quarterfinal quarter-final playoff
playoffs champions champion fans stadium pitch innings wicket wickets batsman bowler racket tennis tiebreak
sets knockout boxer boxers boxing bout rounds punches ring canvas chess bishop pawn rook knight queen
checkmate grandmaster opening endgame medal medals olympic olympics sprint sprinter marathon lap laps grid
driver drivers qualifying pole podium inning pitcher homer quarterback touchdown trophy final finals squad
season teammate teammates half-time halftime substitute bench dressing-room offside corner header free-kick
rebound basketball football soccer rugby cricket golf hockey cyclist cyclists peloton swimmer relay athlete
athletes heavyweight judges fight rematch club clubs manager derby points defence defense crowd scoreboard
seed seeds backhand forehand serve set court baseline tie-break unbeaten winner winners
"""
_MARKETS = """
shares share stocks stock investors investor traders trader trading index bond bonds yield yields earnings
profit profits quarterly revenue revenues dividend shareholders supermarket supermarkets retailer retailers
shoppers discount discounts discounter discounters prices price chain chains market markets analysts sales
customers customer brand brands rivals rival merger takeover bid startup stores store quarter forecasts
nasdaq economists inflation currency dollar euro yen rally sell-off gains losses points percent rate rates
cents barrel futures commodity commodities hedge fund funds bank lender lenders loan loans mortgage
consumers consumer executives executive chief company companies firm firms product products advertising
campaign budget costs cost growth recession output factory orders demand supply wages
"""
_ARTS = """
film films movie movies director screen festival audience audiences actor actors actress premiere box-office
novel novels album song songs singer band orchestra conductor theatre theater play plays critics critic
reviewers reviewer museum exhibition painting paintings painter cinema screenplay comedy drama gallery opera
ballet dancer dancers concert stage curtain applause poet poem poems book books author chapter character
characters sequel studio producer soundtrack scene scenes role prize jury
"""
_WEATHER = """
hurricane storm storms winds wind rain rains rainfall forecasters forecaster landfall flood floods flooding
tornado blizzard snow heatwave temperatures temperature cyclone typhoon gusts surge meteorologists weather
drought coast coastline roofs trees river rivers levee evacuation shelters earthquake quake magnitude
aftershock aftershocks volcano eruption wildfire wildfires firefighters avalanche landslide lightning
thunderstorm
"""
_CRISIS = """
army troops soldiers soldier police missile missiles rocket rockets government president minister ministers
ministry ceasefire truce sanctions war warplanes militants rebels insurgents attack attacks embassy
parliament protesters protest protests diplomats diplomat border forces military talks treaty hostages
hostage security arrested killed opposition junta envoy ambassador nuclear weapons foreign election
elections shelling bombing airstrike airstrikes strike strikes gunmen militia coup refugees prisoners
peacekeepers resolution council sovereignty territory negotiations negotiators deported detained prosecutors
regime dissidents
"""
_WORDS = tuple(frozenset(words.split()) for words in (_SPORT, _MARKETS, _ARTS, _WEATHER))
_CRISIS_WORDS = frozenset(_CRISIS.split())
# Sentences on either side that tell what a sentence is about, and how many words it takes.
_REACH = 4
_LEAST = 4


class Subject:
    """Tells of each sentence of a report whether the passage around it is about something else."""

    def __init__(self, layers: Layers) -> None:
        forms = [{t.text.lower() for t in tree.tokens} for tree in layers.trees]
        self._other = [_running(forms, words) for words in _WORDS]
        self._crisis = _running(forms, _CRISIS_WORDS)

    def is_other(self, s: int) -> bool:
        """True when words of sport, markets, arts or weather outnumber those of a crisis around sentence `s`."""
        start, end = max(0, s - _REACH), min(len(self._crisis) - 1, s + _REACH + 1)
        most = max(counts[end] - counts[start] for counts in self._other)
        return most >= _LEAST and most > self._crisis[end] - self._crisis[start]


def _running(forms: list[set[str]], words: frozenset[str]) -> list[int]:
    """Running totals over sentences of how many different `words` each holds."""
    return [0, *accumulate(len(f & words) for f in forms)]
