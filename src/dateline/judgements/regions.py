"""The regions that a file of the corpus may be of, and which one a case is of."""

from collections import Counter
from collections.abc import Iterable

from dateline.records import Account

_STATES = {
    "Africa": """
    AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR
    MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE""",
    "Americas": """
    ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRI PRY
    SLV SUR TTO URY USA VCT VEN""",
    "Asia": """
    AFG BGD BRN BTN CHN HKG IDN IND JPN KAZ KGZ KHM KOR LAO LKA MAC MDV MMR MNG MYS NPL PAK PHL PRK SGP THA TJK TKM TLS
    TWN UZB VNM""",
    "Europe": """
    ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL ITA LIE LTU LUX
    LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE UKR VAT XKX""",
    "Middle East": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM",
    "Oceania": "AUS FJI FSM KIR MHL NCL NRU NZL PLW PNG PYF SLB TON TUV VUT WSM",
}
REGIONS = tuple(_STATES)
"""What a file of the corpus may say of where its crisis is."""

_REGION_OF = {code: region for region, codes in _STATES.items() for code in codes.split()}


def find_region(accounts: Iterable[Account]) -> str | None:
    """The region of most sides in these reports, the first by the alphabet of several; None where none is known."""
    parties = (p for a in accounts for told in a.told for p in (*told.actors, *told.recipients))
    counted = Counter(_REGION_OF[p.country] for p in parties if p.country in _REGION_OF)
    return max(sorted(counted), key=counted.__getitem__, default=None)
