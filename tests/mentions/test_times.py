"""What expressions of time come to, told by newswire conventions before the rules were written.

The sentences are our own.
"""

import re
from datetime import datetime

import pytest

from dateline.mentions.times import find_times
from dateline.records import Name, Parse, TimeMention, make_document
from tests.mentions.anchors import LATE_FRI, LEAP, MON, NEW_YEAR, SAT, SUN, TUE, WED, YEAR_END
from tests.mentions.parses import flat


def times_of(text: str, published: str | None = WED) -> tuple[TimeMention, ...]:
    at = datetime.fromisoformat(published) if published else None
    return find_times(make_document(text, published_at=at), flat(text))


# ── published, text, the words, type, value ──────────────────────────────────────────────────────────
WEEKDAYS = [
    (WED, "The minister resigned on Monday.", "Monday", "2024-04-08"),
    (WED, "The minister resigned Tuesday after the vote.", "Tuesday", "2024-04-09"),
    (WED, "The leader said on Wednesday that a mistake was made.", "Wednesday", "2024-04-10"),
    (WED, "A drone fell on the port Thursday.", "Thursday", "2024-04-04"),
    (WED, "The general is expected to go to Israel Thursday to coordinate.", "Thursday", "2024-04-11"),
    (WED, "The envoys will meet on Monday in Doha.", "Monday", "2024-04-15"),
    (WED, "The talks are scheduled for Friday morning.", "Friday morning", "2024-04-12TMO"),
    (WED, "The truce was due to end on Friday.", "Friday", "2024-04-12"),
    (WED, "Elections have been called for Sunday.", "Sunday", "2024-04-14"),
    (WED, "Leaders arrived ahead of Friday's vote.", "Friday", "2024-04-12"),
    (WED, "The council plans to vote Thursday.", "Thursday", "2024-04-11"),
    (WED, "The council will meet Wednesday.", "Wednesday", "2024-04-10"),
    (WED, "He said on Tuesday that the army will attack.", "Tuesday", "2024-04-09"),
    (WED, "On Monday, ministers will gather in Vienna.", "Monday", "2024-04-15"),
    (WED, "On Monday, ministers gathered in Vienna.", "Monday", "2024-04-08"),
    (WED, "He was killed last Tuesday.", "last Tuesday", "2024-04-09"),
    (SUN, "The border was closed last Sunday.", "last Sunday", "2023-10-01"),
    (WED, "He will travel next Monday.", "next Monday", "2024-04-15"),
    (WED, "He will travel this Friday.", "this Friday", "2024-04-12"),
    (WED, "They met this past Saturday.", "this past Saturday", "2024-04-06"),
    (WED, "They will meet this coming Saturday.", "this coming Saturday", "2024-04-13"),
    (WED, "The vote on Thursday of last week failed.", "Thursday of last week", "2024-04-04"),
    (WED, "The vote will be held on Tuesday next week.", "Tuesday next week", "2024-04-16"),
    (WED, "Shelling killed two people on Sunday night.", "Sunday night", "2024-04-07TNI"),
    (WED, "Shelling killed two people Sunday evening.", "Sunday evening", "2024-04-07TEV"),
    (WED, "Shelling began on Sunday afternoon.", "Sunday afternoon", "2024-04-07TAF"),
    (WED, "Shelling began early on Sunday.", "early on Sunday", "2024-04-07"),
    (WED, "Shelling began late Sunday.", "late Sunday", "2024-04-07"),
    (WED, "Shelling began in the early hours of Sunday.", "the early hours of Sunday", "2024-04-07TMO"),
    (WED, "Sirens sounded at dawn on Sunday.", "dawn on Sunday", "2024-04-07TMO"),
    (MON, "Fighting began on Saturday.", "Saturday", "2023-04-22"),
    (MON, "A truce began on Monday.", "Monday", "2023-04-24"),
    (LATE_FRI, "Troops entered the city on Friday.", "Friday", "2022-02-25"),
    (LATE_FRI, "Troops entered the city on Saturday.", "Saturday", "2022-02-19"),
    (NEW_YEAR, "The ship was hit on Sunday.", "Sunday", "2023-12-31"),
    (LEAP, "The convoy will leave on Friday.", "Friday", "2024-03-01"),
    (LEAP, "The convoy left on Friday.", "Friday", "2024-02-23"),
    (TUE, "The hospital must be emptied by Wednesday.", "Wednesday", "2023-11-01"),
    (WED, "The rebels gave the army until Sunday to pull out.", "Sunday", "2024-04-14"),
    (WED, "He announced that elections would be held on Sunday.", "Sunday", "2024-04-14"),
    (WED, "The court, originally scheduled for Tuesday, was postponed.", "Tuesday", "2024-04-09"),
    (WED, "The envoys hope for a deal by Sunday.", "Sunday", "2024-04-14"),
    (WED, "The deadline is Friday.", "Friday", "2024-04-12"),
    (WED, "Overnight Monday, drones attacked.", "Overnight Monday", "2024-04-08TNI"),
    (SAT, "The embassy is to close on Tuesday.", "Tuesday", "2021-08-17"),
    (SAT, "The governor surrendered on Thursday.", "Thursday", "2021-08-12"),
    (None, "The minister resigned on Thursday.", "Thursday", "XXXX-WXX-4"),
    (None, "The minister resigned on Thursday night.", "Thursday night", "XXXX-WXX-4TNI"),
    (None, "The minister resigned last Sunday.", "last Sunday", "XXXX-WXX-7"),
]
DEICTIC = [
    (WED, "The ministers spoke today by phone.", "today", "2024-04-10"),
    (WED, "The ministers spoke yesterday.", "yesterday", "2024-04-09"),
    (WED, "The ministers will speak tomorrow.", "tomorrow", "2024-04-11"),
    (WED, "The president will speak tonight.", "tonight", "2024-04-10TNI"),
    (WED, "The ministers spoke yesterday morning.", "yesterday morning", "2024-04-09TMO"),
    (WED, "Talks resume tomorrow evening.", "tomorrow evening", "2024-04-11TEV"),
    (WED, "Rockets fell this morning.", "this morning", "2024-04-10TMO"),
    (WED, "Rockets fell last night.", "last night", "2024-04-09TNI"),
    (WED, "Drones attacked the city overnight.", "overnight", "2024-04-09TNI"),
    (WED, "They met the day before yesterday.", "the day before yesterday", "2024-04-08"),
    (WED, "They will meet the day after tomorrow.", "the day after tomorrow", "2024-04-12"),
    (NEW_YEAR, "The port was shelled yesterday.", "yesterday", "2023-12-31"),
    (LEAP, "The port will reopen tomorrow.", "tomorrow", "2024-03-01"),
    (TUE, "The port will reopen tomorrow.", "tomorrow", "2023-11-01"),
    (LATE_FRI, "The port was shelled today.", "today", "2022-02-25"),
    (LATE_FRI, "The port will reopen tomorrow.", "tomorrow", "2022-02-26"),
    (None, "The port was shelled today.", "today", "PRESENT_REF"),
    (None, "The port was shelled yesterday.", "yesterday", "PAST_REF"),
    (None, "The port will reopen tomorrow.", "tomorrow", "FUTURE_REF"),
]
DATES = [
    (WED, "Russia invaded on 24 February 2022.", "24 February 2022", "2022-02-24"),
    (WED, "Russia invaded on February 24, 2022, from three sides.", "February 24, 2022", "2022-02-24"),
    (WED, "The war began on Oct. 7 with a raid.", "Oct. 7", "2023-10-07"),
    (WED, "The war began on 7 October.", "7 October", "2023-10-07"),
    (WED, "The strike happened on April 1.", "April 1", "2024-04-01"),
    (WED, "The summit will open on April 13.", "April 13", "2024-04-13"),
    (WED, "The summit will open on the 14th of May.", "the 14th of May", "2024-05-14"),
    (WED, "The summit opened on May 14th.", "May 14th", "2023-05-14"),
    (WED, "The file is dated 2024-04-13.", "2024-04-13", "2024-04-13"),
    (WED, "The deal was signed on Saturday, 30 March 2024.", "Saturday, 30 March 2024", "2024-03-30"),
    (WED, "The deal was signed on Saturday, March 30.", "Saturday, March 30", "2024-03-30"),
    (WED, "The attacks of 9/11 changed it.", "9/11", "2001-09-11"),
    (WED, "The order of 25/12/2023 was withdrawn.", "25/12/2023", "2023-12-25"),
    (WED, "The order of 12/25/2023 was withdrawn.", "12/25/2023", "2023-12-25"),
    (WED, "The order of 03/04/2023 was withdrawn.", "03/04/2023", "2023-XX-XX"),
    (WED, "The order of 25.12.2023 was withdrawn.", "25.12.2023", "2023-12-25"),
    (WED, "The bridge was hit on the 5th and repaired.", "the 5th", "2024-04-05"),
    (WED, "The bridge will reopen on the 15th.", "the 15th", "2024-04-15"),
    (WED, "KYIV, April 10 (Agency) - The mayor spoke.", "April 10", "2024-04-10"),
    (WED, "On the morning of April 5 shells fell.", "the morning of April 5", "2024-04-05TMO"),
    (WED, "On the night of 7 April shells fell.", "the night of 7 April", "2024-04-07TNI"),
    (WED, "Fighting erupted on April 15 last year.", "April 15 last year", "2023-04-15"),
    (WED, "The last day of March was the worst.", "The last day of March", "2024-03-31"),
    (WED, "Election day is November 5.", "November 5", "2024-11-05"),
    (NEW_YEAR, "The ship was hit on December 30.", "December 30", "2023-12-30"),
    (NEW_YEAR, "The ship was hit on January 1.", "January 1", "2024-01-01"),
    (YEAR_END, "The treaty takes effect on January 1.", "January 1", "2024-01-01"),
    (LEAP, "The law was passed on February 29.", "February 29", "2024-02-29"),
    (WED, "The law was passed on February 29.", "February 29", "2024-02-29"),
    (LATE_FRI, "The law was passed on February 26.", "February 26", "2021-02-26"),
    (None, "The law was passed on April 13.", "April 13", "XXXX-04-13"),
    (None, "The law was passed on April 13, 2023.", "April 13, 2023", "2023-04-13"),
]
MONTHS_YEARS = [
    (WED, "A coup toppled him in March.", "March", "2024-03"),
    (WED, "A coup toppled him in September.", "September", "2023-09"),
    (WED, "The army will withdraw in September.", "September", "2024-09"),
    (WED, "A coup toppled him in April 2021.", "April 2021", "2021-04"),
    (WED, "A coup toppled him in early April 2021.", "early April 2021", "2021-04"),
    (WED, "A coup toppled him in mid-March.", "mid-March", "2024-03"),
    (WED, "A coup toppled him at the end of March.", "the end of March", "2024-03"),
    (WED, "A coup toppled him last October.", "last October", "2023-10"),
    (WED, "A coup toppled him in October last year.", "October last year", "2023-10"),
    (WED, "Talks will start next June.", "next June", "2024-06"),
    (WED, "He has ruled since 2011.", "2011", "2011"),
    (WED, "Iran left the 2015 deal.", "2015", "2015"),
    (WED, "The army was beaten in Israel's 2006 war.", "2006", "2006"),
    (WED, "The general was assassinated in 2020.", "2020", "2020"),
    (WED, "The plan runs until late 2025.", "late 2025", "2025"),
    (WED, "The republic broke up in the 1990s.", "the 1990s", "199"),
    (WED, "The republic grew in the late 2000s.", "the late 2000s", "200"),
    (WED, "The border was drawn in the 20th century.", "the 20th century", "19"),
    (WED, "Exports fell in the first quarter of 2023.", "the first quarter of 2023", "2023-Q1"),
    (WED, "Exports fell in the first quarter.", "the first quarter", "2024-Q1"),
    (WED, "Exports fell in Q3 2022.", "Q3 2022", "2022-Q3"),
    (WED, "Exports fell in the second half of 2022.", "the second half of 2022", "2022-H2"),
    (WED, "The offensive failed last summer.", "last summer", "2023-SU"),
    (WED, "The offensive began in the spring of 2022.", "the spring of 2022", "2022-SP"),
    (WED, "The offensive began in autumn 2022.", "autumn 2022", "2022-FA"),
    (WED, "The offensive failed last winter.", "last winter", "2023-WI"),
    (NEW_YEAR, "A coup toppled him in December.", "December", "2023-12"),
    (NEW_YEAR, "A new law takes effect this month.", "this month", "2024-01"),
    (LEAP, "A new law will take effect in March.", "March", "2024-03"),
    (TUE, "The raid took place in October.", "October", "2023-10"),
    (None, "A coup toppled him in March.", "March", "XXXX-03"),
    (None, "The general was assassinated in 2020.", "2020", "2020"),
]
UNITS = [
    (WED, "A strike last week killed a general.", "last week", "2024-W14"),
    (WED, "Envoys met this week.", "this week", "2024-W15"),
    (WED, "Envoys will meet next week.", "next week", "2024-W16"),
    (WED, "Envoys met last month.", "last month", "2024-03"),
    (WED, "Envoys will meet next month.", "next month", "2024-05"),
    (WED, "Envoys met last year.", "last year", "2023"),
    (WED, "Envoys met earlier this month.", "earlier this month", "2024-04"),
    (WED, "Envoys met earlier this week.", "earlier this week", "2024-W15"),
    (WED, "Envoys will meet later this week.", "later this week", "2024-W15"),
    (WED, "Envoys met late last month.", "late last month", "2024-03"),
    (WED, "Envoys will meet at the end of the month.", "the end of the month", "2024-04"),
    (WED, "Envoys will meet later this year.", "later this year", "2024"),
    (WED, "Envoys met at the start of the year.", "the start of the year", "2024"),
    (WED, "Envoys met early last year.", "early last year", "2023"),
    (WED, "The fighting spread over the weekend.", "the weekend", "2024-W14-WE"),
    (WED, "Envoys will meet at the weekend.", "the weekend", "2024-W15-WE"),
    (MON, "The fighting spread over the weekend.", "the weekend", "2023-W16-WE"),
    (SUN, "The fighting spread this weekend.", "this weekend", "2023-W40-WE"),
    (WED, "The fighting spread last weekend.", "last weekend", "2024-W14-WE"),
    (WED, "Envoys will meet next weekend.", "next weekend", "2024-W16-WE"),
    (NEW_YEAR, "A strike last week killed a general.", "last week", "2023-W52"),
    (NEW_YEAR, "Envoys met last month.", "last month", "2023-12"),
    (NEW_YEAR, "Envoys met last year.", "last year", "2023"),
    (YEAR_END, "Envoys will meet next week.", "next week", "2024-W01"),
    (YEAR_END, "Envoys will meet next month.", "next month", "2024-01"),
    (TUE, "Envoys met last month.", "last month", "2023-09"),
    (LEAP, "Envoys met last year.", "last year", "2023"),
    (LATE_FRI, "Envoys will meet next month.", "next month", "2022-03"),
    (WED, "Envoys met in the last quarter.", "the last quarter", "2024-Q1"),
    (None, "A strike last week killed a general.", "last week", "PAST_REF"),
    (None, "Envoys will meet next week.", "next week", "FUTURE_REF"),
    (None, "Envoys met this week.", "this week", "PRESENT_REF"),
]
OFFSETS = [
    (WED, "The envoy left three days ago.", "three days ago", "2024-04-07"),
    (WED, "The envoy left a week ago.", "a week ago", "2024-W14"),
    (WED, "The envoy left two weeks ago.", "two weeks ago", "2024-W13"),
    (WED, "The envoy left six months ago.", "six months ago", "2023-10"),
    (WED, "The envoy left nearly 20 years ago.", "nearly 20 years ago", "2004"),
    (WED, "The envoy left a decade ago.", "a decade ago", "2014"),
    (WED, "The envoy left two hours ago.", "two hours ago", "2024-04-10T13"),
    (WED, "The envoy left years ago.", "years ago", "PAST_REF"),
    (WED, "The envoy will return in two weeks.", "two weeks", "2024-W17"),
    (WED, "The envoy will return two weeks from now.", "two weeks from now", "2024-W17"),
    (LEAP, "The envoy left a year ago.", "a year ago", "2023"),
    (LEAP, "The envoy left a month ago.", "a month ago", "2024-01"),
    (NEW_YEAR, "The envoy left two days ago.", "two days ago", "2023-12-30"),
    (TUE, "The envoy left eight months ago.", "eight months ago", "2023-02"),
    (None, "The envoy left three days ago.", "three days ago", "PAST_REF"),
]
CLOCKS = [
    (
        WED,
        "The blast struck at 2 a.m. local time on Sunday.",
        "2 a.m. local time on Sunday",
        "2024-04-07T02:00",
    ),
    (
        WED,
        "The speech began at 10:30 p.m. ET on Saturday.",
        "10:30 p.m. ET on Saturday",
        "2024-04-06T22:30-04:00",
    ),
    (WED, "The speech began at 1400 GMT.", "1400 GMT", "2024-04-10T14:00Z"),
    (WED, "The speech began at 14:00 GMT on Tuesday.", "14:00 GMT on Tuesday", "2024-04-09T14:00Z"),
    (WED, "The speech began on Tuesday at 9am.", "Tuesday at 9am", "2024-04-09T09:00"),
    (
        WED,
        "The speech began on April 6 at about 11:45 p.m.",
        "April 6 at about 11:45 p.m.",
        "2024-04-06T23:45",
    ),
    (WED, "The speech began at noon on Tuesday.", "noon on Tuesday", "2024-04-09T12:00"),
    (WED, "The truce began at midnight on Tuesday.", "midnight on Tuesday", "2024-04-09T24:00"),
    (WED, "The speech began at 6 p.m. Moscow time.", "6 p.m. Moscow time", "2024-04-10T18:00+03:00"),
    (WED, "The speech began at 12.30pm yesterday.", "12.30pm yesterday", "2024-04-09T12:30"),
    (WED, "The curfew starts at eight o'clock tonight.", "eight o'clock tonight", "2024-04-10T20:00"),
    (
        WED,
        "It began at 4 a.m. (0200 GMT) on Sunday.",
        "4 a.m. (0200 GMT) on Sunday",
        "2024-04-07T04:00+02:00",
    ),
    (WED, "It began at 2:30 a.m. (2330 GMT Friday).", "2:30 a.m. (2330 GMT Friday)", "2024-04-05T23:30Z"),
    (WED, "It began at 9:00 in the evening on Sunday.", "9:00 in the evening on Sunday", "2024-04-07T21:00"),
    (WED, "The text was filed at 2024-04-10T14:05:00Z.", "2024-04-10T14:05:00Z", "2024-04-10T14:05Z"),
]
RANGES = [
    (WED, "The drill ran between 5 and 7 April.", "5 and 7 April", "2024-04-05/2024-04-07"),
    (WED, "The drill ran from Monday to Wednesday.", "Monday to Wednesday", "2024-04-08/2024-04-10"),
    (WED, "The drill ran on April 5-7.", "April 5-7", "2024-04-05/2024-04-07"),
    (WED, "The drill ran from March 28 to April 2.", "March 28 to April 2", "2024-03-28/2024-04-02"),
    (WED, "He fought in the 1980-88 war.", "1980-88", "1980/1988"),
    (WED, "He ruled from 2003 to 2011.", "2003 to 2011", "2003/2011"),
    (WED, "He ruled between 2003 and 2011.", "2003 and 2011", "2003/2011"),
    (WED, "The drill will run from Monday to Wednesday.", "Monday to Wednesday", "2024-04-15/2024-04-17"),
    (WED, "The drill ran from January to March.", "January to March", "2024-01/2024-03"),
    (NEW_YEAR, "The drill ran on December 29-31.", "December 29-31", "2023-12-29/2023-12-31"),
]
ANAPHORA = [
    (
        WED,
        "He resigned on March 3. He left the country the following day.",
        "the following day",
        "2024-03-04",
    ),
    (WED, "He resigned on March 3. The army had moved the day before.", "the day before", "2024-03-02"),
    (WED, "He resigned on March 3. He fled two days later.", "two days later", "2024-03-05"),
    (WED, "He resigned on March 3. Two weeks earlier, troops had mutinied.", "Two weeks earlier", "2024-W07"),
    (WED, "He resigned in 2019. He died two years later.", "two years later", "2021"),
    (WED, "He resigned on March 3 and left the same day.", "the same day", "2024-03-03"),
    (WED, "He resigned on March 3 and left that evening.", "that evening", "2024-03-03TEV"),
    (WED, "He resigned in 2019. Protests began that year.", "that year", "2019"),
    (WED, "The army moved. Earlier in the day, shots were heard.", "Earlier in the day", "2024-04-10"),
    (WED, "He fled two days later.", "two days later", "XXXX-XX-XX"),
    (WED, "He fled the following day.", "the following day", "XXXX-XX-XX"),
]
REFS = [
    (WED, "They have been coordinating in recent days on air defense.", "recent days", "PAST_REF"),
    (WED, "The envoys recently met.", "recently", "PAST_REF"),
    (WED, "The envoys are now in Doha.", "now", "PRESENT_REF"),
    (WED, "The border is currently closed.", "currently", "PRESENT_REF"),
    (WED, "The envoys will soon meet.", "soon", "FUTURE_REF"),
    (WED, "An attack may come in the coming days.", "the coming days", "FUTURE_REF"),
    (WED, "They had denied it in the past.", "the past", "PAST_REF"),
]


def _type_of(value: str) -> str:
    return "TIME" if re.search(r"T[0-9MANE]", value) and not value.endswith("_REF") else "DATE"


DATED = WEEKDAYS + DEICTIC + DATES + MONTHS_YEARS + UNITS + OFFSETS + CLOCKS + RANGES + ANAPHORA + REFS
LASTING = [
    (WED, "The party has lost ground in the last decade.", "the last decade", "DURATION", "P10Y"),
    (WED, "An attack could come in the next 24 to 48 hours.", "the next 24 to 48 hours", "DURATION", "PT48H"),
    (WED, "The talks went on for six months.", "six months", "DURATION", "P6M"),
    (WED, "They have been speaking over the last few days.", "the last few days", "DURATION", "PXD"),
    (WED, "Shelling has killed nine over the past two weeks.", "the past two weeks", "DURATION", "P2W"),
    (WED, "An attack could come within 48 hours.", "48 hours", "DURATION", "PT48H"),
    (WED, "Both sides agreed to a three-day truce.", "three-day", "DURATION", "P3D"),
    (WED, "He was jailed for two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    (WED, "The siege lasted more than 100 days.", "more than 100 days", "DURATION", "P100D"),
    (WED, "The siege lasted for months.", "months", "DURATION", "PXM"),
    (WED, "The talks lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    (WED, "The war has gone on for three decades.", "three decades", "DURATION", "P30Y"),
    (WED, "The months-long siege ended.", "months-long", "DURATION", "PXM"),
    (WED, "Two days after the raid the army withdrew.", "Two days", "DURATION", "P2D"),
    (WED, "Guns fire every day.", "every day", "SET", "P1D"),
    (WED, "Guns fire daily along the river.", "daily", "SET", "P1D"),
    (WED, "The committee meets twice a week.", "twice a week", "SET", "P1W"),
    (WED, "The committee meets every two weeks.", "every two weeks", "SET", "P2W"),
    (WED, "They march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    (WED, "They march on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    (WED, "The gate opens each year.", "each year", "SET", "P1Y"),
    (WED, "Some 100 trucks a day crossed.", "a day", "SET", "P1D"),
]
CASES = [(p, text, words, _type_of(value), value) for p, text, words, value in DATED] + LASTING


@pytest.mark.parametrize(("published", "text", "words", "kind", "value"), CASES)
def test_words_type_and_value(published: str | None, text: str, words: str, kind: str, value: str) -> None:
    found = {m.span.quote: (m.type, m.value) for m in times_of(text, published)}
    assert found.get(words) == (kind, value), found


NAMED_AND_JOINED = [
    ("They shot at a camp on Christmas Day.", "Christmas Day", "DATE", "2023-12-25"),
    ("He will speak on New Year's Eve.", "New Year's Eve", "DATE", "2024-12-31"),
    ("They met during the Eid holiday.", "the Eid holiday", "DATE", "XXXX-XX-XX"),
    ("They met on 8 and 9 March.", "8 and 9 March", "DATE", "2024-03-08/2024-03-09"),
    ("They met on Monday between 2 and 4 p.m.", "2 and 4 p.m.", "TIME", "2024-04-08T14:00/2024-04-08T16:00"),
    ("He left on 3 March. A day afterwards she left.", "A day afterwards", "DATE", "2024-03-04"),
    ("He left on 3 March. The previous evening she left.", "The previous evening", "TIME", "2024-03-02TEV"),
    (
        "He left on 3 March 2020, in a year of want. Two days later she left.",
        "Two days later",
        "DATE",
        "2020-03-05",
    ),
    ("They train every other week.", "every other week", "SET", "P2W"),
    ("11:20 Columns of marchers stream by.", "11:20", "TIME", "2024-04-10T11:20"),
    ("Next report: Friday.", "Friday", "DATE", "2024-04-12"),
    ("The talks were to have been held on Monday.", "Monday", "DATE", "2024-04-08"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), NAMED_AND_JOINED)
def test_feasts_joined_days_and_times_counted_from_others(
    text: str, words: str, kind: str, value: str
) -> None:
    found = {m.span.quote: (m.type, m.value) for m in times_of(text)}
    assert found.get(words) == (kind, value), found


@pytest.mark.parametrize(
    ("words", "mod", "first", "last"),
    [("early March", "START", "2024-03-01", "2024-03-17"), ("mid-March", "MID", "2024-03-08", "2024-03-25"),
     ("the end of March", "END", "2024-03-16", "2024-04-01")],
)  # fmt: skip
def test_a_start_middle_or_end_is_half_of_the_whole(words: str, mod: str, first: str, last: str) -> None:
    (found,) = times_of(f"He left in {words}.")
    assert (found.value, found.mod) == ("2024-03", mod)
    assert found.interval is not None
    assert found.interval.earliest.date().isoformat() == first
    assert found.interval.latest.date().isoformat() == last


NO_TIMES = [
    "The Yom Kippur war changed it.",
    "Easter Island is far.",
    "Rebels may strike the second column.",
    "They march on the capital.",
    "The channel reports 24/7 from the front.",
    "Prime Minister May spoke to the envoys.",
    "A 45-year-old man and a girl aged six months were hurt.",
    "The driver, 45 years old, survived.",
    "Some 2,020 people fled and 1,400 are dead.",
    "About 2020 people fled.",
    "Resolution 2024 was adopted.",
    "He sat down in the sun and wed her.",
    "The paper called it a Black Friday.",
    "The Sunday Times asked for a last-minute deal.",
    "The fall of the city was the dawn of an era.",
    "Troops spring forward and fall back.",
    "It was a quarter of the army, a second wave.",
    "They are the men of the day.",
    "Call +44 1224 555 0199 or use room 1903.",
    "$2015 was paid.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time_where_words_only_look_like_one(text: str) -> None:
    assert [m.span.quote for m in times_of(text)] == []


def test_a_longer_name_holds_its_words() -> None:
    text = "Ada April spoke in the town."
    document = make_document(text, published_at=datetime.fromisoformat(WED))
    named = Parse(sentences=flat(text).sentences, names=(Name(span=document.span(0, 9), type="PERSON"),))
    assert find_times(document, named) == ()
    assert len(find_times(document, flat(text))) == 1
