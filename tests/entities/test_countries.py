"""Which state or body a name belongs to, across the world. Sentences and unknown names are invented."""

import pytest

from tests.entities.tiny import entity

# sentence, words, country, actor code
STATES = [
    ("Iran said the talks had failed.", "Iran", "IRN", "IRN"),
    ("The Iranian response is expected soon.", "Iranian", "IRN", "IRN"),
    ("The U.S. said it would help.", "U.S.", "USA", "USA"),
    ("US troops left the base.", "US", "USA", "USA"),
    ("America will not wait.", "America", "USA", "USA"),
    ("Britain called for calm.", "Britain", "GBR", "GBR"),
    ("The UK backed the plan.", "UK", "GBR", "GBR"),
    ("The UAE hosted the talks.", "UAE", "ARE", "ARE"),
    ("An Emirati aid plane landed.", "Emirati", "ARE", "ARE"),
    ("The DPRK fired two missiles.", "DPRK", "PRK", "PRK"),
    ("North Korean state media were silent.", "North Korean state media", "PRK", None),
    ("South Korea scrambled jets.", "South Korea", "KOR", "KOR"),
    ("Côte d’Ivoire closed its border.", "Côte d’Ivoire", "CIV", "CIV"),
    ("Ivory Coast closed its border.", "Ivory Coast", "CIV", "CIV"),
    ("Burma freed some prisoners.", "Burma", "MMR", "MMR"),
    ("Türkiye rejected the vote.", "Türkiye", "TUR", "TUR"),
    ("The Russian Federation rejected the vote.", "Russian Federation", "RUS", "RUS"),
    ("The DRC accused its neighbour.", "DRC", "COD", "COD"),
    ("Congolese troops were near Brazzaville in the Republic of the Congo.", "Republic of the Congo", "COG", "COG"),
    ("Kosovo police closed the bridge.", "Kosovo police", "XKX", None),
    ("Taiwan reported 20 jets.", "Taiwan", "TWN", "TWN"),
    ("Palestinian officials were not asked.", "Palestinian", "PSE", "PSE"),
    ("The Sahrawi delegation left.", "Sahrawi", "ESH", "ESH"),
    ("The Nigerien junta closed the airspace.", "Nigerien junta", "NER", None),
    ("Nigerian soldiers freed the boys.", "Nigerian", "NGA", "NGA"),
    ("The Dominican Republic sent police.", "Dominican Republic", "DOM", "DOM"),
    ("Papua New Guinea signed the pact.", "Papua New Guinea", "PNG", "PNG"),
    ("Equatorial Guinea kept its envoy.", "Equatorial Guinea", "GNQ", "GNQ"),
    ("Guinea-Bissau held a vote.", "Guinea-Bissau", "GNB", "GNB"),
    ("Burkinabe soldiers were ambushed.", "Burkinabe", "BFA", "BFA"),
    ("Kyrgyz guards fired first.", "Kyrgyz", "KGZ", "KGZ"),
    ("Malagasy police made arrests.", "Malagasy police", "MDG", None),
    ("Ni-Vanuatu sailors were rescued.", "Ni-Vanuatu", "VUT", "VUT"),
    ("Filipino fishermen were hosed.", "Filipino", "PHL", "PHL"),
    ("The Netherlands sent a frigate.", "Netherlands", "NLD", "NLD"),
    ("Dutch prosecutors opened a case.", "Dutch", "NLD", "NLD"),
    ("Chad closed its border with Sudan.", "Chad", "TCD", "TCD"),
    ("Jordan shot down drones.", "Jordan", "JOR", "JOR"),
    ("Tbilisi protesters said Georgia must choose.", "Georgia", "GEO", "GEO"),
    ("Voters in Georgia and Alabama said little in Atlanta.", "Georgia", "USA", None),
]  # fmt: skip

BODIES = [
    ("The Kremlin denied it.", "Kremlin", "RUS", None),
    ("The White House denied it.", "White House", "USA", None),
    ("The Pentagon denied it.", "Pentagon", "USA", "DOD"),
    ("Downing Street denied it.", "Downing Street", "GBR", None),
    ("The State Department denied it.", "State Department", "USA", None),
    ("The IRGC fired drones.", "IRGC", "IRN", "IRGC"),
    ("The Revolutionary Guards fired drones.", "Revolutionary Guards", "IRN", "IRGC"),
    ("The Quds Force denied it.", "Quds Force", "IRN", "QUDSF"),
    ("The IDF denied it.", "IDF", "ISR", "IDF"),
    ("Mossad denied it.", "Mossad", "ISR", "MOSSAD"),
    ("CENTCOM denied it.", "CENTCOM", "USA", "CENTCOM"),
    ("The Knesset passed the bill.", "Knesset", "ISR", None),
    ("The Verkhovna Rada passed the bill.", "Verkhovna Rada", "UKR", None),
    ("The Bundestag passed the bill.", "Bundestag", "DEU", None),
    ("Hamas rejected the offer.", "Hamas", None, "HAMAS"),
    ("Hezbollah rejected the offer.", "Hezbollah", None, "HZB"),
    ("The Houthis fired at a ship.", "Houthis", None, "HTH"),
    ("ISIS fighters attacked the prison.", "ISIS", None, "IS"),
    ("Al-Shabaab attacked the hotel.", "Al-Shabaab", None, "SHAB"),
    ("The RSF attacked the camp.", "RSF", None, "RSF"),
    ("The ELN declared a truce.", "ELN", None, "ELN"),
    ("The TPLF declared a truce.", "TPLF", None, "TPLF"),
    ("Boko Haram declared nothing.", "Boko Haram", None, "BH"),
    ("M23 rebels took the town.", "M23", None, "M23"),
    ("The U.N. called for calm.", "U.N.", None, "UNO"),
    ("NATO called for calm.", "NATO", None, "NATO"),
    ("The European Union called for calm.", "European Union", None, "EU"),
    ("The Arab League called for calm.", "Arab League", None, "ARL"),
    ("ECOWAS called for calm.", "ECOWAS", None, "ECOWAS"),
    ("The IAEA called for calm.", "IAEA", None, "IAEA"),
    ("The Iranian foreign ministry denied it.", "Iranian foreign ministry", "IRN", None),
    ("Pakistan's Foreign Ministry denied it.", "Foreign Ministry", "PAK", None),
    ("The Ministry of Defence of Ukraine denied it.", "Ministry of Defence of Ukraine", "UKR", None),
    ("The Government of India denied it.", "Government of India", "IND", "IND"),
    ("The Syrian government denied it.", "Syrian government", "SYR", "SYR"),
    ("Mexico's Senate passed the bill.", "Senate", "MEX", None),
    ("The Philippine Senate passed the bill.", "Philippine Senate", "PHL", None),
    ("The Moroccan embassy was closed.", "Moroccan embassy", "MAR", None),
]

PERSONS = [
    ("Israeli defense minister {Dov Zamiri} spoke.", "Dov Zamiri", "ISR"),
    ("Iran's supreme leader {Reza Mirzadeh} spoke.", "Reza Mirzadeh", "IRN"),
    ("U.S. Secretary of Defense {Jack Harlow} spoke.", "Jack Harlow", "USA"),
    ("{Omid Farzan}, a top Iranian Quds Force general, was killed.", "Omid Farzan", "IRN"),
    ("The commander of the U.S. Central Command (CENTCOM) Gen. {Ray Stone} arrived.", "Ray Stone", "USA"),
    ("White House Middle East czar {Bret Coyle} called.", "Bret Coyle", "USA"),
    ("Israeli minister of strategic affairs {Ran Doron} called.", "Ran Doron", "ISR"),
    ("{Amina Sow}, Senegal's foreign minister, spoke.", "Amina Sow", "SEN"),
    ("Kenya's president, {Peter Mwangi}, spoke.", "Peter Mwangi", "KEN"),
    ("President {Jorge Luna} of Peru spoke.", "Jorge Luna", "PER"),
    ("President {Lito Cruz} of the Philippines spoke.", "Lito Cruz", "PHL"),
    ("Secretary of State {Tony Marsh} spoke.", "Tony Marsh", "USA"),
    ("The head of Iraq's intelligence service {Ali Jabr} spoke.", "Ali Jabr", "IRQ"),
    ("{Olha Bondar}, an adviser to the Ukrainian president, spoke.", "Olha Bondar", "UKR"),
    ("French ambassador to Niger {Luc Morel} left.", "Luc Morel", "FRA"),
    ("Chinese foreign ministry spokeswoman {Lu Wen} spoke.", "Lu Wen", "CHN"),
    ("Kremlin spokesman {Igor Belov} spoke.", "Igor Belov", "RUS"),
    ("Lt. Col. {Ben Adeyemi}, a Nigerian army spokesman, spoke.", "Ben Adeyemi", "NGA"),
]


@pytest.mark.parametrize(("text", "words", "country", "code"), STATES + BODIES)
def test_names_have_their_state_and_code(
    text: str, words: str, country: str | None, code: str | None
) -> None:
    found = entity(text, words)
    assert (found.country, found.code) == (country, code)


@pytest.mark.parametrize(("text", "words", "country"), PERSONS)
def test_the_words_around_a_person_give_the_state(text: str, words: str, country: str) -> None:
    assert entity(text, words).country == country
