"""What a passage is about, where that is none of a crisis: sport, markets, the arts, weather.

"France crushed Croatia" is no war when the lines around it speak of goals and referees.
"""

from itertools import accumulate

from dateline.claims.layers import Layers

_SPORT = """
goal goals scored scorer striker midfielder defender goalkeeper coach referee penalty kickoff match matches league cup
championship tournament semifinal semi-final quarterfinal quarter-final champions fans stadium innings wicket batsman
bowler racket tennis seed set sets knockout boxer bout rounds chess bishop pawn checkmate medal olympic sprint
marathon lap grid driver qualifying playoff playoffs inning pitcher quarterback touchdown trophy final finals squad
season teammate teammates half-time halftime substitute bench dressing-room world-cup
"""
_MARKETS = """
shares stocks investors traders index bond bonds yield yields earnings profit profits quarterly revenue dividend
shareholders supermarket supermarkets retailer retailers shoppers discount discounters prices chain market markets
analysts sales customers brand brands rivals merger takeover bid startup stores store quarter forecasts nasdaq
"""
_ARTS = """
film films director screen festival audience audiences actor actress premiere box-office novel album song singer band
orchestra theatre theater play critics reviewers museum exhibition painting cinema screenplay comedy drama gallery
"""
_WEATHER = """
hurricane storm storms winds rain rainfall forecasters landfall flood floods flooding tornado blizzard snow heatwave
temperatures cyclone typhoon gusts surge meteorologists weather drought
"""
_CRISIS = """
army troops soldiers police missile missiles rocket rockets government president minister ceasefire sanctions war
militants rebels attack attacks embassy parliament protesters diplomats diplomat border forces military talks treaty
hostages security court arrested killed opposition junta envoy ambassador nuclear weapons foreign election
"""
_WORDS = tuple(frozenset(words.split()) for words in (_SPORT, _MARKETS, _ARTS, _WEATHER))
_CRISIS_WORDS = frozenset(_CRISIS.split())
# Sentences on either side that tell what a sentence is about, and how many words it takes.
_REACH = 4
_LEAST = 3


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
