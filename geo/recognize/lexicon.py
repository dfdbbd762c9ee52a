# ruff: noqa: E501  (a table reads by its rows)
"""The words around names that tell what a name is: type words, titles, verbs of governments, prepositions.

Word lists are plain strings split at import; the two long ones lie beside this module as text files. Patterns
are for words in small letters: found without regard to case they would take many times as long.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

REGION_AFTER = frozenset(
    """
    region regions oblast oblasts province provinces county counties state district districts governorate prefecture
    krai territory department canton voivodeship raion municipality parish republic emirate peninsula island islands
    valley sea ocean gulf bay strait channel river lake delta basin plateau desert mountains mountain range hills
    archipelago canyon gorge pass falls reservoir glacier volcano coast highlands lowlands steppe isthmus autonomous
    borough township область области областью областях край края крае краю округ округа округе район района районе районі
    республика республики республике республику область області областю районом краєм
    районы районов районах районам районами райони районів областей областях областям областями
    направление направлении направлению направления напрямок напрямку напрямі громада громади громаді громаду
    море моря морем морі озеро озера озере озері залив залива заливе заливом затока затоки затоці
    проліві пролив пролива проливе протока протоці протоки водохранилище водохранилища водохранилищем
    водосховище водосховища водосховищі остров острова острове острів острові
    полуостров полуострова полуострове півострів півострова півострові
    """.split()
)
"""After a name they belong to it: "Kursk region", "Black Sea", "Курской области"."""

TYPE_BEFORE = frozenset(
    """
    lake mount mt river gulf bay sea strait cape isle isles island port fort republic kingdom province state
    county bight straits
    """.split()
)
"""Before a name they belong to it where they are capitalised: "Lake Chad", "Gulf of Guinea", "Mount Kenya"."""

FACILITY_AFTER = frozenset(
    """
    airport airfield airbase aerodrome airstrip bridge crossing checkpoint plant factory refinery depot terminal port
    harbour harbor shipyard dam reservoir station square hospital clinic stadium arena prison jail barracks base mine
    tunnel camp cathedral mosque church monastery temple synagogue museum theatre theater palace castle fortress market
    bazaar mall highway motorway railway metro subway canal pier dock docks quay lighthouse observatory cosmodrome park
    garrison pass road avenue boulevard ringroad zoo cemetery lock smelter steelworks works pipeline substation hotel tower
    zoo library courthouse embassy consulate garden gardens
    вокзал аэропорт аеропорт аэродром аеродром мост міст площадь площа завод аэс аес тэц тец вокзале аэропорту порт шахта
    """.split()
)
FACILITY_MIDDLE = frozenset(
    """
    international regional municipal domestic nuclear power thermal hydroelectric oil gas coal railway train bus metro
    central military naval air army border state general university teaching children's football main old new east west
    north south steel chemical cement grand national solar wind water refugee displacement ferry cargo grain cross
    """.split()
)

ORG_WORDS = frozenset(
    """
    agency alliance army's association authority authorities bank brigade broadcaster bureau cabinet centre center chamber
    church club command commission committee company confederation conference congress corporation corps council
    court daily department directorate division echo exchange express federation fc force foundation front fund gazette government group
    guard guards guardian herald holding hospital hq inc institute intelligence journal league legion liberation ltd mail media ministry mirror
    mission monitor morning movement navy network news newspaper observer office organization organisation orchestra
    parliament party philharmonic police post press radio railways regiment review rovers school secretariat senate service services
    society squad standard star state's sun symphony syndicate team telegraph telegram television times trust tribune tv union united university
    watch wanderers zeitung airlines airways city fc athletic albion bulls bears lakers rangers yankees college academy
    battalion platoon squadron fleet dynamo spartak shakhtar lokomotiv
    """.split()
) - {"center", "centre", "church", "city", "hospital", "station", "state's", "morning", "star", "sun"}
"""Capitalised beside a name they make an organisation of it: "Kyiv Post", "Bank of Georgia"."""

ORG_OPENERS = frozenset(
    """
    bank university ministry institute council college academy government republic association federation bishop archdiocese
    diocese parliament office department embassy chamber museum orchestra court duke
    банк университет університет институт інститут театр министерство міністерство радио радіо газета
    """.split()
)
"""Before "of" and a name: "University of Warsaw"."""

CLUB_BEFORE = frozenset("динамо шахтар шахтёр спартак локомотив фк real fc ac sc inter sporting dynamo dinamo spartak lokomotiv bayern borussia olympique atletico cska hapoel maccabi as ss us vfb fk".split())  # fmt: skip
CLUB_AFTER = frozenset(
    "united city rovers wanderers fc athletic albion hotspur wednesday bulls lakers yankees".split()
)

KNOWN_ORGANISATIONS = frozenset(
    """
    eu nato un opec osce unesco unicef asean ecowas brics imf wto iaea who unhcr wsj bbc cnn afp icc g7 g20
    ес оон нато обсе єс оон нато обсє
    """.split()
)
KNOWN_LONG_ORGANISATIONS = frozenset(
    ("european union", "united nations", "african union", "arab league", "wall street journal", "new york times", "washington post",
     "international criminal court", "world bank", "european commission", "european parliament", "red cross")
)  # fmt: skip

INSTITUTION_PLACES = {
    "kremlin": "Moscow", "white house": "Washington", "downing street": "London", "pentagon": "Washington",
    "capitol hill": "Washington", "wall street": "New York", "whitehall": "London", "elysee": "Paris", "élysée": "Paris",
    "bankova": "Kyiv", "quai d'orsay": "Paris", "foggy bottom": "Washington", "blue house": "Seoul", "westminster": "London",
    "state department": "Washington", "кремль": "Москва", "кремля": "Москва", "кремле": "Москва", "кремлём": "Москва",
    "белый дом": "Вашингтон", "білий дім": "Вашингтон", "банковая": "Киев", "банкова": "Київ", "пентагон": "Вашингтон", "kreml": "Moskau",
    "elysée": "Paris", "casa blanca": "Washington", "maison blanche": "Washington", "weißes haus": "Washington",
}  # fmt: skip

SEATS = frozenset(
    """
    brussels beijing geneva hague davos bruxelles brüssel bruselas брюссель брюсселя брюсселю брюсселем брюсселе брюселю брюсселі
    tel aviv jerusalem islamabad pyongyang
    """.split()
)
"""Cities that stand for a government or a union without being, or besides being, a country's capital."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir lord lady dame president premier chancellor minister senator governor gov mayor king
    queen prince princess general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private admiral
    judge justice bishop archbishop pope cardinal imam rabbi sheikh actor actress singer novelist writer
    author poet painter director journalist reporter analyst striker midfielder goalkeeper coach boxer detective officer inspector
    secretary ambassador envoy spokesman spokeswoman spokesperson chairman chairwoman commander rep sen footballer
    singer-songwriter congressman congresswoman deputy lawmaker activist
    президент министр премьер генерал полковник майор капитан губернатор мэр актёр актер актриса певец певица писатель поэт режиссёр
    режиссер журналист депутат сенатор спикер тренер боксёр адвокат художник
    міністр прем'єр актор співак співачка письменник режисер журналістка письменниця художниця
    herr frau bundeskanzler minister präsident président ministre señor señora presidente monsieur madame
    """.split()
)

AGENT_NOUNS = frozenset(
    """
    forces force troops troop soldiers soldier army armies military navy fleet fighters fighter militants militia police officers officer
    official officials president presidents government governments minister ministers ministry leader leaders leadership parliament lawmakers
    diplomat diplomats ambassador envoy delegation spokesman spokeswoman spokesperson intelligence security service services special
    squad squads unit units team teams commander commanders general generals captain sergeant troopers guards guard artillery
    drone drones missile missiles jets warplanes warships tanks bombers aircraft helicopters helicopter navy air
    regime authorities state-run company companies firm firms citizens nationals passport passports prisoner prisoners pow pows
    people public economy embassy flag tourists refugees migrants students athletes players fans coach footballers war participation assault offensives
    position stance claim claims decision response request demand offer plan proposal sanctions allies ally supreme constitutional
    central defence defense foreign prime interior armed ground national 1st 2nd 3rd 8th voice first largest's oldest invasion offensive
    """.split()
)
"""After a country's name, bare or with 's, they make it an actor: "DPRK troops", "Ukraine's forces"."""

GOVERNMENT_VERBS = frozenset(
    """
    said says say told tells accused accuses denied denies deny announced announces imposed imposes imposing condemned condemns warned warns
    vowed vows urged urges urge called calls demanded demands demand rejected rejects refused refuses agreed agrees insists insisted
    promised promises pledged pledges expelled expels recalled recalls summoned summons claimed claims blamed blames declined declines declared
    sanctioned sanctions signed signs offered offers proposed proposes threatened threatens welcomed welcomes criticised criticized
    criticises criticizes wants want believes hopes expects fears sees plans considers decided decides backs backed supports supported opposes
    opposed approved approves confirmed confirms acknowledged admits admitted replied responded responds reacted stressed stated cut
    severed broke joined withdrew banned bans lifted lifts suspended halted maintains argues argued protested sought seeks asked asks
    voted votes ratified mediated hinted signalled signaled pressed sent sends sends vetoed retaliated apologised apologized lodged waits awaits
    ordered orders unveiled invites invited ready willing reluctant calling doing trying seeking preparing planning hiding sending threatening
    заявил заявила заявило заявили отозвал отозвала отозвало отвергла отверг отвергли осудила осудил осудили потребовала потребовал
    обвинила обвинил призвала призвал предупредила предупредил ответила ответил сообщила ждёт ждет чекає согласилась согласился отказалась отказался
    ждёт ждет считает намерена намерен готова готов ввела ввёл ввел хочет предложила предложил пообещала пообещал настаивает
    надеется отрицает объявила выразила выразил подписала требует призывает поддержала поддержал одобрила
    заявив заявила відкликав відкликала відкинула відкинув засудила засудив вимагає вимагала звинуватила звинуватив закликала закликав
    попередила попередив відповіла відповів погодилася погодився відмовилася відмовився чекає вважає готова готовий запровадила хоче
    запропонувала запропонував пообіцяла пообіцяв наполягає сподівається заперечує оголосила висловила підписала підтримала
    wies erklärte forderte warnte kündigte verurteilte lehnte drohte hofft will verlangt beschloss begrüßte reagierte
    rejette rejeté accuse accusé condamné annoncé exige demande appelle promet refuse convoqué
    acusó condenó rechazó anunció exigió pidió advirtió respondió negó prometió rechaza acusa exige
    """.split()
) | frozenset(("did", "has", "have", "had", "was", "is", "would", "will", "could", "should", "must", "may", "does", "then", "also", "again", "later", "immediately", "and", "promptly", "formally", "never", "not"))  # fmt: skip
AUXILIARIES = frozenset(
    """
    did has have had was is would will could should must may does then also again later immediately promptly formally
    never not still each both all quickly repeatedly firmly has been yet soon strongly publicly officially already himself itself no longer
    """.split()
)
GOVERNMENT_VERBS -= AUXILIARIES | {"and"}

ACTED_ON = re.compile(
    r"(?:denials? by|statements? (?:by|from)|reaction (?:from|by)|response (?:from|by)|comment from|"
    r"pressure on|pressure from|sanctions (?:on|against|from)|"
    r"ties (?:with|between|to)|relations (?:with|between)|talks (?:with|between)|deal with|deal between|"
    r"agreement (?:with|between)|ceasefire with|"
    r"accus(?:ed|es|ing)|blam(?:ed|es|ing)|urg(?:ed|es|ing)|warn(?:ed|s|ing)|told|asked|asks|press(?:ed|"
    r"ing)|call(?:ed|s|ing) on|"
    r"criticis(?:ed|es|m of|ing)|condemn(?:ed|s|ing)|support (?:for|from)|backing (?:of|from|by)|"
    r"backed by|aid (?:for|from)|demands? (?:from|by)|request (?:from|by)|"
    r"promises? (?:from|by)|signals? from|orders from|(?:accord|accord)ing to|alliance with|"
    r"allied (?:with|to)|loyal to|hostile to|"
    r"policy (?:of|towards?)|protest (?:to|from)|note to|letter to|message to|appeal to|cables? (?:to|"
    r"from)|criticism from|instructions from|approval from|approved by|"
    r"imposed by|announced by|proposed by|brokered by|claimed by|troops from|forces from|soldiers from|"
    r"weapons from|money from|funding from|"
    r"interests? of|behalf of|influence of|ally of|allies of|against|"
    r"представител[ьяею]\w* |требовани\w+ |давлени\w+ на |санкци\w+ против |переговор\w+ с |"
    r"переговор\w+ между |ответ\w* (?:от )?|позици\w+ |решени\w+ |обвинил[аи]? |"
    r"посол |посла |власти |властей |протест\w* |отношени\w+ с |"
    r"відповід\w+ від |вимог\w+ |тиск\w* на |санкці\w+ проти |перемовин\w+ з |позиці\w+ |рішення |"
    r"звинуватил[аи]? |звинуватив ) ?(?:the )?$"
)
"""Before the name of a capital or country: it is dealt with as a government."""

PLACE_PREPOSITIONS = frozenset(
    """
    in at near outside around inside across over off throughout within into through towards toward from to between above below
    along beyond under past via onto of as hits hit struck shook rocks rock rocked hits reached entered left leaving seized captured
    seizes captures retook retake retakes recaptured recaptures strikes shells shelled bombs bombed raids raided pounds batters
    besieged besieges reaches enters обстреляла обстреляли обстрелял обстреливают атаковала атаковали обстріляла обстріляли
    обстріляв обстрілюють атакувала атакували обстрел обстрелы обстрела обстріл обстріли обстрілу штурм штурма
    в во у на под подо над около возле близ вблизи из со до через за между по к с біля поблизу під над від із зі з до через між по
    in bei nahe aus nach über um zwischen von vor im à en au aux dans près vers depuis entre sur de en cerca hacia desde por entre
    """.split()
)

ORIGIN = re.compile(
    r"(?:\b(?:from|aus|desde|(?<!lange )von)|\b(?:из|со|із|з|зі|від)|\b(?:natives?|residents?|citizens?|"
    r"sons?|born and raised|wines?) (?:of|in)|\b(?:people|inhabitants) of)(?: (?:the|der|la|города|міста|"
    r"села))?(?: (?:\w+ern|central|nearby))? $"
)
MATERIAL_FROM = re.compile(
    r"\b(?:smoke|fire|flames|floodwater\w*|floods?|water|waters|ash|lava|shots?|gunfire|rockets?|"
    r"missiles?|fired|launched|evacuat\w+|withdr[ae]w\w*|retreat\w*|"
    r"reports?|reported|escaped|transfer\w*|expel\w+|rescued|vanished|missing|stolen|removed|banned|"
    r"эвакуирова\w+|вывез\w+|сообща\w+|вышл\w+|вывод\w*|"
    r"евакуюва\w+|вивез\w+|вийшл\w+)\b[^.;]{0,40}$"
)
DESTINATION = re.compile(
    r"(?:\b(?:в сторону|в направлении|по направлению к|у напрямку|у бік)|\b(?:to|towards?|for|onto|nach|"
    r"hacia|vers|till|until)|\b(?:ко?|до|к))(?: (?:the|der|la|города|"
    r"міста))?(?: (?:\w+ern|central|nearby))? $"
)
CARRIED_TO = re.compile(
    r"\b(?:taken|flown|airlifted|rushed|moved|transferred|driven|brought) to (?:an? |the |several )?"
    r"(?:\w+ )?(?:hospitals?|clinics?|morgue|burns unit) (?:in|at|near) $"
)
"""Before a place where the injured are brought."""
DESTINATION_HELD = re.compile(
    r"\b(?:spread|came|return(?:ed)?|close|next|damage|visit(?:ed|s)?|access|threat|power|water|supplies|"
    r"electricity|relief|due|brought|restored|"
    r"advance[sd]? (?:close )?|dispatched|deployed|scheduled|sent \w+|limited|confined|belongs|adjacent|"
    r"flocked|deal|gathered|search(?:ed)?|calm)\b ?(?:\w+ )?(?:back )?(?:to|for)(?: the)? $"
)
BIOGRAPHY = re.compile(
    r"\b(?:born|raised|grew up|educated|studied|trained|lives?|lived|living|based|headquartered|resident|"
    r"residents|native|buried|schooled|worked|"
    r"spokes(?:wo)?man|spokesperson|correspondent|newsroom|mayor|governor|president|king|prime minister|"
    r"chancellor|capital|"
    r"bishop|archbishop|(?:people|inhabitants)(?= of| from)|head|history|flag|map|maps|name|language|king|queen|prince|"
    r"duke|sheriff|"
    r"жив[её]т|живут|живущ\w+|проживает|проживают|живе|живуть|мешкає|мешкають|"
    r"родился|родилась|уроженец|уроженка|вырос|мэр|мэра|глава|главы|главу|губернатор\w*|президент\w*|"
    r"столиц\w+|посол|посольств\w+|столице|"
    r"народився|народилася|родом|виріс|мер|мера|голова|голови|уродженець|уродженка|посольств\w+|"
    r"geboren|né|née|nacid[oa]|alcalde de|maire|bürgermeister\w*|gouverneur\w*|präsident\w*)"
    r"(?: near| just| somewhere)? (?:in|of|at|from|near|outside|von|in der|de|del|du|à|en|в|во|з|із|у|"
    r"неподалік від|недалеко від|под|під|біля)? ?(?:the )?$"
)
BIOGRAPHY_CASE = re.compile(
    r"\b(?:власти|властей|влада|влади|мид|мзс|правительств\w+|парламент\w*|уряд\w*|улиц\w+|проспект\w*|"
    r"вулиц\w+|имени|імені|ул\.|вул\.|мэр|мэра|мэру|глава|главы|главу|главой|губернатор\w*|президент\w*|"
    r"столиц\w+|министр\w*|"
    r"посол\w*|жител\w+|мер|мера|голова|голови|голову|міністр\w*|мешкан\w+|жите?л\w+) $"
)
GENERIC = re.compile(
    r"(?:%[^.]{0,30}|\bpercent[^.]{0,30})?(?:\b(?:war|wars|conflict|invasion|occupation|annexation|crisis|"
    r"independence|fate|future|role|fight(?:ing)? for|"
    r"war against|war with|war on|interest|voice|support|solidarity|everything|everyone|anything|unlike|"
    r"like|than|compared (?:with|to)|"
    r"(?<=[%t] )outside|most|known as|called|named|renamed|formerly|also (?:written|spelled|spelt|called|"
    r"known as)|once|twinned with|links|linking|"
    r"войн\w+|вторжени\w+|конфликт\w*|війн\w+|вторгненн\w+|ранее|бывш\w+|колишн\w+|раніше)(?: (?:in|of|"
    r"against|with|to|в|на|в|у|проти|против|outside))?(?: the)? )$"
)
SPEAKER = re.compile(
    r"\b(?:who|he|she|they) (?:is|was|are|were|had been|has been|have been)(?: (?:back|now|then|on holiday))? "
    r"(?:in|at) (?:the )?$|"
    r"\b(?:reporters?|correspondents?|offices?|headquarters|team|seat) (?:is|are|was|were) in (?:the )?$|"
    r"\b(?:(?:said|says|told|speaking|spoke|announced|added|reporters|journalists|news conference|"
    r"briefing)(?: (?:reporters|journalists))?|"
    r"a source|sources|an official|officials|analysts|observers|diplomats|spokes\w+) (?:in|from|"
    r"at) (?:the )?$"
)
"""Before a place it is where the speaker sits."""

MODIFIED_THINGS = frozenset(
    """
    hat hats cigar cigars sprouts ham cheese wine wines beer tea coffee chocolate chocolates fever virus flu disease syndrome rug rugs
    carpet carpets porcelain cashmere marathon derby bulldog terrier cat shepherd pudding sausage sausages mustard lace crystal
    treaty accord accords agreement agreements convention protocol process pact declaration principles consensus rules summit formula format doctrine
    olympics games marathon biennale festival fair stock exchange index accent dialect style mile dollar pound toast fries salad
    sauce steak stew roll lace glass silk cotton denim linen scarf oranges potatoes onions peaches apples almonds dates
    beauty salts defence gambit variation spring roulette cup vodka whisky whiskey gin rum brandy bitter hot massacre syndicate
    """.split()
) - {"summit", "summits", "fair", "festival", "massacre"}
"""Lower-case after a name they make a kind of thing of it: "Panama hats", "West Nile fever", "Minsk agreements"."""

MODIFIED_WARS = frozenset("war wars crisis spring revolution pact".split())

COMPASS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central upper lower greater".split()
)
CONNECTORS = frozenset(
    "d' d’ l' l’ of the de la le del da do dos das di du am an der den von auf im les los las el al d l bin ibn y e es sur sous upon and".split()
)
MONTHS_AND_DAYS = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january's
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    samstagabend montagmorgen
    """.split()
)
FUNCTION_WORDS = frozenset(
    """
    the a an in on at of to for from by with and or but as if when while after before during since until near over under between among
    this that these those he she it they we you i his her its their our my your who what where which how why not no yes all some many
    most more such other another each every both either neither one two three four five six seven eight nine ten twelve dozens hundreds
    there here then than so too very just also still yet even only about against into onto out off up down through because
    former late earlier later according despite although though however meanwhile outside inside around across along beyond
    в во на под при до из за от по к о об у с со и а но не что как это он она они его её их для над после перед между ночью днём утром вечером
    у в на під при до з із зі за від по к о об і й та а але не що як це він вона вони його її їх для над після перед між вночі вранці
    der die das den dem des ein eine einer einem und oder aber in im am an auf aus bei mit nach von vor zu zum zur seit für über unter zwischen
    le la les un une des du de et ou mais dans en à au aux par pour sur sous avec sans selon après avant entre depuis
    el los las un una unos unas del al y o pero en con sin por para según tras entre desde hasta se su sus
    """.split()
)
LAND_ADJECTIVES = {
    "украинск": "Ukraine", "российск": "Russia", "русск": "Russia", "американск": "United States", "китайск": "China", "немецк": "Germany",
    "германск": "Germany", "французск": "France", "британск": "United Kingdom", "английск": "United Kingdom", "польск": "Poland",
    "турецк": "Turkey", "белорусск": "Belarus", "израильск": "Israel", "иранск": "Iran", "сирийск": "Syria", "казахстанск": "Kazakhstan",
    "грузинск": "Georgia", "армянск": "Armenia", "азербайджанск": "Azerbaijan", "молдавск": "Moldova", "румынск": "Romania",
    "венгерск": "Hungary", "литовск": "Lithuania", "латвийск": "Latvia", "эстонск": "Estonia", "финск": "Finland", "шведск": "Sweden",
    "норвежск": "Norway", "итальянск": "Italy", "испанск": "Spain", "греческ": "Greece", "сербск": "Serbia", "болгарск": "Bulgaria",
    "чешск": "Czech Republic", "словацк": "Slovakia", "японск": "Japan", "северокорейск": "North Korea", "южнокорейск": "South Korea",
    "индийск": "India", "афганск": "Afghanistan", "узбекск": "Uzbekistan", "таджикск": "Tajikistan", "киргизск": "Kyrgyzstan",
    "кыргызск": "Kyrgyzstan", "палестинск": "Palestine", "египетск": "Egypt", "канадск": "Canada", "европейск": "",
    "українськ": "Ukraine", "російськ": "Russia", "американськ": "United States", "китайськ": "China", "німецьк": "Germany",
    "французьк": "France", "британськ": "United Kingdom", "англійськ": "United Kingdom", "польськ": "Poland", "турецьк": "Turkey",
    "білоруськ": "Belarus", "ізраїльськ": "Israel", "іранськ": "Iran", "сирійськ": "Syria", "казахстанськ": "Kazakhstan",
    "грузинськ": "Georgia", "вірменськ": "Armenia", "азербайджанськ": "Azerbaijan", "молдовськ": "Moldova", "румунськ": "Romania",
    "угорськ": "Hungary", "литовськ": "Lithuania", "латвійськ": "Latvia", "естонськ": "Estonia", "фінськ": "Finland",
    "шведськ": "Sweden", "норвезьк": "Norway", "італійськ": "Italy", "іспанськ": "Spain", "грецьк": "Greece", "сербськ": "Serbia",
    "болгарськ": "Bulgaria", "чеськ": "Czech Republic", "словацьк": "Slovakia", "японськ": "Japan", "північнокорейськ": "North Korea",
    "південнокорейськ": "South Korea", "індійськ": "India", "афганськ": "Afghanistan", "єгипетськ": "Egypt", "канадськ": "Canada",
    "ukrainisch": "Ukraine", "russisch": "Russia", "amerikanisch": "United States", "chinesisch": "China", "deutsch": "Germany",
    "französisch": "France", "britisch": "United Kingdom", "polnisch": "Poland", "türkisch": "Turkey", "israelisch": "Israel",
    "iranisch": "Iran", "syrisch": "Syria", "italienisch": "Italy", "spanisch": "Spain", "österreichisch": "Austria",
    "schweizerisch": "Switzerland", "griechisch": "Greece", "ungarisch": "Hungary", "rumänisch": "Romania", "tschechisch": "Czech Republic",
    "serbisch": "Serbia", "japanisch": "Japan", "indisch": "India", "afghanisch": "Afghanistan", "ägyptisch": "Egypt", "niederländisch": "Netherlands",
    "ukrainien": "Ukraine", "russe": "Russia", "américain": "United States", "chinois": "China", "allemand": "Germany", "français": "France",
    "britannique": "United Kingdom", "polonais": "Poland", "israélien": "Israel", "iranien": "Iran", "syrien": "Syria", "malien": "Mali",
    "ivoirien": "Côte d'Ivoire", "sénégalais": "Senegal", "algérien": "Algeria", "marocain": "Morocco", "tunisien": "Tunisia", "libanais": "Lebanon",
    "burkinabè": "Burkina Faso", "nigérien": "Niger", "congolais": "Democratic Republic of the Congo", "rwandais": "Rwanda",
    "ucranian": "Ukraine", "estadounidense": "United States", "alemán": "Germany", "alemana": "Germany", "francés": "France",
    "británic": "United Kingdom", "español": "Spain", "mexican": "Mexico", "colombian": "Colombia", "venezolan": "Venezuela", "argentin": "Argentina",
    "chilen": "Chile", "peruan": "Peru", "bolivian": "Bolivia", "ecuatorian": "Ecuador", "guatemaltec": "Guatemala", "hondureñ": "Honduras",
    "salvadoreñ": "El Salvador", "nicaragüense": "Nicaragua", "cuban": "Cuba", "haitian": "Haiti", "brasileñ": "Brazil",
}  # fmt: skip
"""Stems of adjectives that their languages write in lower case, with the country."""

_LAND_STEM = re.compile(
    "(?:" + "|".join(sorted(LAND_ADJECTIVES, key=len, reverse=True)) + r")(?=(?:\w{0,4})$)", re.IGNORECASE
)


@lru_cache(maxsize=50_000)
def land_of_adjective(word: str) -> str | None:
    """The country behind "украинские", "türkische", "mexicanas"; null for other words."""
    match = _LAND_STEM.match(word)
    return LAND_ADJECTIVES[match.group().casefold()] or None if match else None


@cache
def common_words() -> frozenset[str]:
    """Ordinary words, family names and firms that some place also bears as its name, case folded."""
    return _words("common-words.txt") | _words("other-names.txt") | MONTHS_AND_DAYS | FUNCTION_WORDS


@cache
def given_names() -> frozenset[str]:
    """Given names as they are written."""
    return _words("given-names.txt")


def _words(name: str) -> frozenset[str]:
    lines = files("geo.recognize").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
