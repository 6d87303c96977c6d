import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.documents import is_english

# The same sort of short report in several languages, written for these tests.
ENGLISH = {
    "plain": """The army of Norland said on Monday that it had closed the strait after a patrol boat
was fired on near the island of Hest. Two officials told reporters that the ships would stay in the
harbor until the shooting stopped, and that nobody had been hurt. The government of Sudria denied
that its troops had opened fire.""",
    "full of foreign names": """Colonel Abdelrahman al-Tijani of the Quwwat al-Himaya met Sheikh
Mustafa Ould Dahane, Commander Nguyen Van Thanh, Oleksandr Kovalchuk, and Jean-Baptiste N'Dongo in
Ouagadougou on Tuesday, the Agence de Presse Burkinabe said. Hassan Nasrawi, Hüseyin Çelik and
Katarzyna Wojciechowska flew to Nouakchott, Tamanrasset and Bir Moghrein; Ayatollah Reza
Mohammadzadeh stayed in Qom with Esmail Qaanifar and Yahya Saree.""",
    "headlines": """Norland closes strait to Sudrian ships. Grain prices soar for third week. Envoys
to meet in Ellis on Thursday. Sudria denies firing on boat. Minister: talks will go on. Dock workers
strike in three ports. Army calls up reserves. Storm delays aid convoy. Court frees two reporters.""",
    "Scots-like": """The polis said yestreen that they wadna let onybody intae the toun until the
fire wis oot. A wumman frae the council tellt us that three hooses had been brunt and that the folk
wha bide there were safe and weel, but that they hae tae sleep in the kirk the nicht. Naebody kens
hou it stertit.""",
    "with a foreign quotation": """The president told the crowd in Spanish that the border would
stay shut. "Nuestra tierra no se vende y nuestro pueblo no se rinde ante nadie," she said, and the
people in the square answered with the same words. Her office said later that the speech was not
aimed at the talks that begin in the north this week.""",
}

FOREIGN = {
    "Spanish": """El ejército de Norlandia dijo el lunes que había cerrado el estrecho después de
que una patrulla fuera atacada cerca de la isla de Hest. Dos funcionarios declararon a los
periodistas que los barcos se quedarían en el puerto hasta que terminaran los disparos y que nadie
había resultado herido.""",
    "French": """L'armée du Norland a annoncé lundi qu'elle avait fermé le détroit après qu'un
bateau de patrouille a été visé par des tirs près de l'île de Hest. Deux responsables ont déclaré
aux journalistes que les navires resteraient au port jusqu'à la fin des tirs et que personne n'avait
été blessé.""",
    "German": """Die Armee von Nordland teilte am Montag mit, sie habe die Meerenge gesperrt,
nachdem ein Patrouillenboot in der Nähe der Insel Hest beschossen worden war. Zwei Beamte sagten vor
Journalisten, die Schiffe würden im Hafen bleiben, bis die Schüsse aufhörten, und es sei niemand
verletzt worden.""",
    "Dutch": """Het leger van Norland zei maandag dat het de zeestraat had gesloten nadat een
patrouilleboot in de buurt van het eiland Hest was beschoten. Twee ambtenaren vertelden
verslaggevers dat de schepen in de haven zouden blijven tot het schieten was gestopt en dat er
niemand gewond was geraakt.""",
    "Italian": """L'esercito della Norlandia ha detto lunedì di aver chiuso lo stretto dopo che una
motovedetta era stata colpita vicino all'isola di Hest. Due funzionari hanno riferito ai giornalisti
che le navi sarebbero rimaste in porto fino alla fine degli spari e che nessuno era rimasto ferito.""",
    "Portuguese": """O exército da Norlândia disse na segunda-feira que fechou o estreito depois que
um barco de patrulha foi alvejado perto da ilha de Hest. Dois funcionários disseram aos jornalistas
que os navios ficariam no porto até que os tiros parassem e que ninguém tinha ficado ferido.""",
    "Indonesian": """Tentara Norlandia mengatakan pada hari Senin bahwa mereka telah menutup selat
itu setelah sebuah kapal patroli ditembaki di dekat pulau Hest. Dua pejabat mengatakan kepada
wartawan bahwa kapal-kapal akan tetap berada di pelabuhan sampai penembakan berhenti dan tidak ada
yang terluka.""",
    "Turkish": """Norland ordusu pazartesi günü, Hest adası yakınlarında bir devriye botuna ateş
açılmasının ardından boğazı kapattığını söyledi. İki yetkili gazetecilere, ateş kesilene kadar
gemilerin limanda kalacağını ve kimsenin yaralanmadığını belirtti. Hükümet ise askerlerinin ateş
açtığını yalanladı.""",
    "Russian": """Армия Норландии заявила в понедельник, что закрыла пролив после того, как
патрульный катер был обстрелян недалеко от острова Хест. Два чиновника сообщили журналистам, что
корабли останутся в порту, пока не прекратится стрельба, и что никто не пострадал.""",
    "Arabic": """قال جيش نورلاند يوم الاثنين إنه أغلق المضيق بعد إطلاق النار على زورق دورية قرب
جزيرة هست. وقال مسؤولان للصحفيين إن السفن ستبقى في الميناء حتى يتوقف إطلاق النار وإن أحدا لم يصب
بأذى. ونفت حكومة سودريا أن تكون قواتها قد أطلقت النار.""",
    "Swahili": """Jeshi la Norland lilisema Jumatatu kwamba limefunga mlango wa bahari baada ya boti
ya doria kushambuliwa karibu na kisiwa cha Hest. Maafisa wawili waliwaambia waandishi wa habari
kwamba meli zitabaki bandarini hadi ufyatuaji risasi utakapokoma na kwamba hakuna aliyejeruhiwa.""",
    "Afrikaans": """Die weermag van Norland het Maandag gesê dat hy die seestraat gesluit het nadat
daar op 'n patrollieboot naby die eiland Hest geskiet is. Twee amptenare het aan verslaggewers gesê
dat die skepe in die hawe sal bly totdat die skietery ophou en dat niemand beseer is nie. Was dit in
ons of in hul waters?""",
    "Chinese": """诺兰军方周一表示，在赫斯特岛附近一艘巡逻艇遭到射击后，已关闭海峡。两
名官员告诉记者，船只将留在港口，直到枪声停止，没有人受伤。""",
    "Polish": """Armia Norlandii poinformowała w poniedziałek, że zamknęła cieśninę po ostrzelaniu
łodzi patrolowej w pobliżu wyspy Hest. Dwaj urzędnicy powiedzieli dziennikarzom, że statki pozostaną
w porcie do czasu ustania strzelaniny i że nikt nie został ranny.""",
    "Danish": """Norlands hær sagde mandag, at den havde lukket strædet, efter at en patruljebåd var
blevet beskudt nær øen Hest. To embedsmænd fortalte journalister, at skibene ville blive i havnen,
indtil skyderiet hørte op, og at ingen var kommet til skade i det, der skete for en uge siden.""",
}


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_recognised_whatever_it_is_full_of(kind: str) -> None:
    assert is_english(ENGLISH[kind])


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_told_from_english(language: str) -> None:
    assert not is_english(FOREIGN[language])


@pytest.mark.parametrize("language", sorted(set(FOREIGN) - {"Turkish", "Chinese"}))
def test_half_a_paragraph_is_enough(language: str) -> None:
    assert not is_english(" ".join(FOREIGN[language].split()[:20]))


@pytest.mark.parametrize(
    "text", ["", "12 345", "Strait closed", "Le détroit est fermé", "Norland – Sudria 2:1"]
)
def test_a_few_words_are_not_judged(text: str) -> None:
    assert is_english(text)


def test_a_list_of_names_of_medium_length_is_not_refused() -> None:
    assert is_english("Abdelrahman Tijani, Mustafa Dahane, Nguyen Thanh, Oleksandr Kovalchuk, Hassan Nasrawi")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert is_english(text) in (True, False)
