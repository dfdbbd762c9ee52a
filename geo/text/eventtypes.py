# ruff: noqa: E501  (a table reads by its rows)
"""What kind of event a sentence tells, by a lexicon in three languages and a few words of three more (pure).

Each type's words have a strength: 3 where nothing else can be meant ("earthquake"), 2 where they name the event
("shelled"), 1 where they only go with it ("drone", "siren"). The strongest word decides, between equals the one
that stands first: a sentence's main clause tells the event. A word after "after" or "amid" counts one less.
Phrases of `NOT_MEANT` are blanked out before: "shot a film", "under fire for".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geo.schema import EventType


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """A type and the word that decided it, null for `other`. strength: 2 and more is plain, 1 is a hint."""

    type: EventType
    word: str | None = None
    strength: int = 0


NOT_MEANT: dict[str, str] = {
    "en": r"""
        shot (?:a|the|his|her|their|its) (?:\w+ )?(?:film|movie|video|clip|scene|series|documentary|photo\w*)
        (?:came|come|comes|is|was|were|are) under fire (?:for|over)   fire sales?   fire (?:brigade|department|crews?|chief|service|engines?|station)
        cease-?fires?   fired? (?:from|by) (?:his|her|the) (?:job|post|club)   (?:was|were|been) fired   fires? (?:his|her|its) coach
        storm(?:ed|s)? out   brain ?storm\w*   perfect storm   taken by storm   storm of (?:protest|criticism)   flood of (?:calls|complaints|refugees|tourists)
        flooded (?:with|the market)   explosive (?:growth|remarks?|report)   population explosion   price (?:explosion|war)   strikes? (?:a|the|an) (?:deal|balance|chord|agreement)
        struck (?:a|the|an) (?:deal|balance|chord|agreement)   attack(?:ed)? (?:ad|ads|on the plan)   heart attacks?   panic attacks?   asthma attacks?
        (?:landslide|crushing) victory   dropped? a bombshell   bombshell   box[- ]office   killer app   trade war\w*   war of words   culture wars?
        capture(?:d|s)? (?:the|a|an) (?:imagination|moment|title|image|video|hearts?)   arrest(?:ing)? (?:development|the decline)   cardiac arrest
        political earthquake   shooting (?:star|guard|practice)   shot (?:put|of vaccine|clock)   long shot   booster shots?   big shot   photo shoot\w*
        crash course   crash(?:ed)? the party   stock (?:market )?crash   market crash   viral (?:video|clip|post)   going viral
        bomb cyclone   wave of protest   without protest   strike (?:price|zone|rate)   hunger strike   minute of silence
        attack(?:ing)? (?:midfielder|football|half)   air raid sirens?   bombing of the (?:song|film)   shelling (?:peas|out)   shell(?:ed|s)? out
        oil (?:storage )?depots?   under construction   rescue (?:talks|plan|deal)   clash(?:es)? of (?:styles|titans)   market rall(?:y|ies)   rally (?:car|driver|stage)
    """,
    "ru": r"сердечн\w+ приступ\w*   приступ\w*   взрыв\w* (?:эмоций|смеха|популярности)   удар\w* (?:по репутации|по экономике|по бюджету)   шквал\w* критики   прекращени\w+ огня",
    "uk": r"серцев\w+ напад\w*   вибух\w* (?:емоцій|сміху|популярності)   удар\w* (?:по репутації|по економіці|по бюджету)   шквал\w* критики   припиненн\w+ вогню",
}

TABLE: tuple[tuple[EventType, int, dict[str, str]], ...] = (
    ("capture", 2, {
        "en": r"""captured   (?:was|were|been|being) captured   capture of   captures?   seized? (?:control of )?(?:the )?(?:town|city|village|airport|base|hill|crossing|district|\w+ province)
            took (?:the )?(?:\w+ )?(?:town|city|village) of   (?:re)?took control   takes? control   retaken   recaptured   retook   overr[au]n   overran   taken prisoner   t(?:ake|ook|aking) (?:\w+ ){0,4}prisoners?   prisoners? of war taken
            fell to (?:the )?(?:rebels|army|troops|forces|militants)   liberated   raised (?:their|the|its) flag   planted (?:their|the|its) flag""",
        "ru": r"захватил\w*   захвачен\w*   захват\w*   взял\w* под контроль   взят\w* под контроль   взял\w* в плен   взят\w* в плен   заняли (?:село|пос[её]лок|город|деревню)   освободил\w* (?:село|пос[её]лок|город|деревню)   отбил\w* (?:село|город|пос[её]лок)",
        "uk": r"захопил\w*   захопив   захоплен\w*   взя\w+ під контроль   взя\w+ в полон   полонен\w*   зайняли (?:село|селище|місто)   звільнил\w* (?:село|селище|місто)   відбил\w* (?:село|місто|селище)",
        "de": r"eingenommen   erobert\w*   gefangen genommen", "fr": r"se sont emparés?   s['’]est emparé\w*   a pris le contrôle   ont pris le contrôle   capturés?", "es": r"tomaron el control   capturad[oa]s?   capturaron   tomaron la (?:ciudad|localidad)",
    }),
    ("arrest", 2, {
        "en": r"arrest(?:s|ed|ing)?   detain(?:s|ed|ing)?   detentions?   taken into custody   rounded up   recaptured inmates   in custody   charged with   apprehended   handcuffed   jailed",
        "ru": r"задержал\w*   задержан\w*   задержани\w+   арестовал\w*   арестован\w*   арест\w*", "uk": r"затрима\w+   заарештува\w+   заарештован\w*   арешт\w*",
        "de": r"festgenommen   nahm\w* \w+ fest   festnahmen?   verhaftet\w*", "fr": r"arrêtée?s?   arrestations?   interpellée?s?   interpellations?", "es": r"detenid[oa]s?   detuv\w+   arrestad[oa]s?   arrestaron   detenciones?",
    }),
    ("riot", 2, {
        "en": r"riot(?:s|ed|ing|ers?)?   loot(?:ed|ing|ers)?   mob(?:s)?   vandali[sz]ed   torched   ransack\w*   set fire to (?:\w+ ){0,2}(?:buses|bus|cars?|shops?|tax office|offices?|police|tyres|barricades)   burn(?:ed|t|ing) (?:tyres|tires|barricades|cars)   roadblocks? burn",
        "ru": r"беспорядк\w*   погром\w*   мародёр\w*   мародер\w*   поджигал\w* машины", "uk": r"заворушен\w*   безлад\w*   погром\w*   мародер\w*",
        "de": r"krawalle?n?   ausschreitungen   plünder\w+   randalier\w+", "fr": r"émeutes?   pillages?   pillé\w*", "es": r"disturbios   saque\w+   motín",
    }),
    ("protest", 2, {
        "en": r"protest(?:s|ed|ing|ers?|ors?)?   march(?:ed|ers)   marched   marched through   rall(?:y|ies|ied)   demonstrat(?:ed|ors?|ions?|e|ing)   sit-ins?   picket\w*   walk(?:ed)? out   walkouts?   blockad\w+   went on strike   on strike   general strike   (?:nurses|workers|drivers|teachers|dockers|pilots|miners|farmers|doctors|students|traders|employees|staff|transport|rail|bus|labou?r)['’]? strik\w+   strike (?:by|over|ended|action|called)   shut their stalls   chant(?:ed|ing)   vigil for   barricad\w+   downed tools   stayed away from work   water cannons?   tear gas   stop(?:ped|ping)? work   (?:a|the|mass|silent) march(?:es)?   (?:gathered|rallied|assembled) (?:\w+ ){0,6}against   threw (?:eggs|oranges|stones|tomatoes|flour)   sat down on the (?:road|rails|tracks)   stood outside the court\w*""",
        "ru": r"заблокирова\w+   протест\w*   митинг\w*   демонстра\w+   пикет\w*   шестви\w+   бастова\w+   бастуют   забастовк\w*   перекрыли (?:дорогу|трассу|мост)   вышли (?:на улицы|на площадь|к суду|к зданию)   акци\w+ протеста",
        "uk": r"заблокува\w+   протест\w*   мітинг\w*   демонстра\w+   пікет\w*   страйк\w*   перекрили (?:дорогу|трасу|міст|рух)   вийшли (?:на вулиці|на площу|до суду|під)   марш\w*",
        "de": r"protest\w*   demonstr\w+   streik\w*   kundgebung\w*   blockier\w+   mahnwache", "fr": r"manifest(?:é|ation|ations|ants?|ent|aient)\w*   protest\w+   grèves?   grévistes   rassemblement\w*   défil\w+   bloqu\w+", "es": r"protest\w+   manifest\w+   huelgas?   march(?:a|as|aron)   bloqueo\w*   bloquear\w*   cort(?:aron|ó|e de) (?:la |una )?rutas?   piquetes?",
    }),
    ("violence_against_civilians", 2, {
        "en": r"""massacre[ds]?   kidnap(?:s|ped|ping|pers)?   abduct(?:ed|ion|ions|s)?   hostages?   execut(?:ed|ions?) (?:civilians|villagers|\w+ people)   behead\w*   raped?   murder(?:ed|s)?   lynch\w*   stabb(?:ed|ing)s?   knife attack   knifed
            (?:gunm[ae]n|attackers?|militants?|fighters|bandits|raiders|jihadists|assailants|rebels|paramilitaries|soldiers|police|hitmen|settlers|a man) (?:\w+ ){0,4}(?:killed|shot|opened fire|murdered|attacked|raided|burned|burnt) (?:\w+ ){0,6}(?:villagers|civilians|farmers|worshippers|students|journalists?|host|people|residents|passengers|shoppers|herders|children|women|families|market|homes|houses|village|villages|settlement|church|mosque|camp|students|monks|teachers?|traders|miners|voters)
            shot dead   shot at (?:students|protesters|demonstrators|a crowd|civilians)   mass shooting   raid(?:ed)? (?:on )?(?:a|the) (?:village|settlement|market|camp|church|displacement camp)   entered a displacement camp   cattle raid\w*   set fire to (?:the )?(?:market|homes|houses|huts|church)   gunned down   suicide bomb\w*""",
        "ru": r"похитил\w*   похищен\w*   убил\w* (?:мирных|жител\w+|журналист\w*)   расстрел\w*   заложник\w*   резн\w+   зарезал\w*", "uk": r"викра(?:ли|в|дення|дено)\w*   вбили (?:мирних|жител\w+|журналіст\w*)   розстріл\w*   заручник\w*   різанин\w*",
        "de": r"entführ\w+   massaker   ermordet\w*   messerangriff", "fr": r"enlev(?:é|és|ée|ées|ement|èvements)   massacr\w+   assassin\w+   otages?   égorg\w+", "es": r"secuestr\w+   masacr\w+   asesin\w+   rehenes   acribill\w+",
    }),
    ("armed_clash", 2, {
        "en": r"""clash(?:es|ed|ing)?   fire ?fights?   gun ?fights?   gun ?battles?   ambush(?:ed|es)?   skirmish\w*   exchang(?:e|ed|es|ing) (?:of )?(?:gun)?fire   exchanged shots   traded fire   fighting   battles?   battled   fought   offensive   assault(?:s|ed)?   repell?(?:ed|ing)   gunfire   sniper fire   incursions?   stormed   storming   opened fire   open fire   crush(?:ed|es)? (?:\w+ ){0,2}(?:assault|offensive|attack)   attacked (?:a |the |an )?(?:army |military |police )?(?:post|outpost|convoy|patrol|checkpoint|barracks|garrison|position\w*)   shoot-?outs?   pushed (?:back|west|east|north|south)   advanced (?:on|into|towards?)   front ?line   firefights   shot at each other   engaged (?:them|the enemy|enemy)   encountered (?:\w+ ){0,4}soldiers?   eliminat(?:ed|ing) \d+ soldiers""",
        "ru": r"бо[ийея][вх]?   бои   боях   боев\w* столкновени\w+   столкновени\w+ (?:между|с боевик\w*)   перестрелк\w*   засад\w+   штурм\w*   наступлени\w+   стычк\w*   отбил\w* атаку   атаковал\w* позици\w+   прорвал\w* (?:оборон\w+|фронт\w*|кордон\w*)   обменялись (?:выстрелами|огнём|огнем)   открыл\w* огонь",
        "uk": r"бо[їєях][вх]?   бої   боях   боїв   зіткнен\w+ (?:між|з)   перестрілк\w*   засідк\w+   засід\w+   штурм\w*   наступ\w*   сутичк\w*   відбили атак\w+   атакували позиці\w+   обмінялися пострілами   відкрил\w* вогонь",
        "de": r"gefecht\w*   kämpfe\w*   schusswechsel\w*   hinterhalt   zusammenstöße\w*   feuergefecht\w*", "fr": r"affrontements?   combats?   embuscades?   accrochages?   échanges? de tirs   des tirs   fusillades?", "es": r"enfrentamientos?   combates?   emboscadas?   tiroteos?   choques armados",
    }),
    ("shelling", 2, {
        "en": r"shell(?:s|ed|ing|ings)   artillery   mortars?   mortar (?:fire|rounds?|shells?|bombs?)   howitzers?   grad rockets?   rocket (?:fire|barrage|salvo)   multiple rocket   bombard\w*   barrage   cluster munitions?   tank fire   rockets? (?:hit|struck|landed|fell)",
        "ru": r"обстрел\w*   артобстрел\w*   артиллери\w+   мином[её]т\w*   снаряд\w*   ракетн\w+ залп\w*   из «градов»", "uk": r"обстріл\w*   обстріл\w+   артилері\w+   міномет\w*   снаряд\w*   з «градів»",
        "de": r"beschuss   beschossen   artillerie\w*   granaten?   mörser\w*", "fr": r"bombard\w+   obus   artillerie   tirs de mortiers?", "es": r"bombarde\w+   artillería   proyectil\w*   morteros?",
    }),
    ("air_strike", 2, {
        "en": r"""air ?strikes?   air-strikes?   air raids?   air attacks?   missiles?   drones? (?:\w+ ){0,3}(?:hit|hits|struck|strikes?|attack\w*|target\w*|fell|crashed into|damaged|set|slammed|killed|dropped|exploded)   drone (?:attacks?|strikes?|debris|raids?|swarms?|barrages?)   debris (?:of|from) (?:a |the )?(?:drones?|missiles?|downed)   (?:shot|shoot\w*|brought) down (?:\w+ ){0,4}(?:drones?|missiles?|uavs?)   glide bombs?   bombed   bombings?   warplanes?   jets? (?:hit|struck|bombed)   kamikaze drones?   shaheds?   uavs?   unmanned aerial   strikes? on   struck (?:by a missile|a (?:\w+ ){0,3}(?:depot|camp|refinery|airfield|base|plant|factory|warehouse|power))   helicopter gunships?   air defen[cs]es?   (?:special ops|forces|troops|army|military|navy) strikes?""",
        "ru": r"авиаудар\w*   ракетн\w+ (?:удар|атак|обстрел)\w*   удар\w* (?:беспилотник\w*|дрон\w*|ракет\w*|по)   атак\w* (?:беспилотник\w*|дрон\w*|бпла)   беспилотник\w*   бпла   дрон\w*   ракет[ауыой]\w*   авиабомб\w*   обломк\w+ (?:бпла|беспилотник\w*|дрон\w*|ракет\w*)   бомбил\w*   бомб[иа]\w+ удар\w*   сбит\w* (?:\w+ )?(?:беспилотник\w*|ракет\w*)",
        "uk": r"авіаудар\w*   ракетн\w+ (?:удар|атак)\w*   удар\w* (?:дрон\w*|ракет\w*|безпілотник\w*|по)   удар\w*   атак\w* (?:дрон\w*|безпілотник\w*|бпла)   безпілотник\w*   бпла   дрон\w*   ракет[аиуо]\w*   авіабомб\w*   шахед\w*   уламк\w+ (?:дрон\w*|ракет\w*|бпла|безпілотник\w*)   вдарили по   збит\w* (?:\w+ )?(?:дрон\w*|ракет\w*)",
        "de": r"luftangriff\w*   raketen\w*   drohnen\w*   drohne   luftschlag\w*   bombardier\w+", "fr": r"frappes? (?:aérienne\w*|de drone\w*)   frappes?   missiles?   drones?   raids? aériens?", "es": r"ataques? (?:aéreos?|con drones?|con misiles)   misil\w*   drones?   bombardeos? aéreos?",
    }),
    ("explosion", 2, {
        "en": r"explosions?   explod(?:ed|es|ing)   blasts?   detonat\w+   blew up   blown up   car bombs?   roadside bombs?   bomb (?:blast|went off|exploded|attack)   bombs? exploded   explosives? went off   ied   landmines?   mines? exploded   grenade (?:attack|exploded)   hit a mine   booby-?trap\w*",
        "ru": r"взрыв\w*   взорвал\w*   подорвал\w*   подрыв\w*   детонаци\w+   мина взорвалась", "uk": r"вибух\w*   підірва\w+   детонац\w+   здетонував\w*",
        "de": r"explosion\w*   explodiert\w*   detonation\w*   detoniert\w*   gesprengt", "fr": r"explosions?   explos[ée]\w*   déton\w+   attentat à la bombe", "es": r"explosi(?:ón|ones)   explot\w+   estall\w+   deton\w+   coche bomba",
    }),
    ("disaster_earthquake", 3, {
        "en": r"earthquakes?   quakes?   aftershocks?   magnitude[- ](?:of )?\d[\d.]*   tremors?   seism\w+   epicent(?:re|er)   tsunamis?", "ru": r"землетрясени\w+   подземн\w+ толч\w+   магнитуд\w+   афтершок\w*   эпицентр\w*   сейсм\w+   цунами",
        "uk": r"землетрус\w*   підземн\w+ поштовх\w*   магнітуд\w+   епіцентр\w*   сейсм\w+   цунамі", "de": r"erdbeben\w*   beben   nachbeben", "fr": r"séismes?   tremblements? de terre   secousses?   magnitude", "es": r"sismos?   terremotos?   temblor\w*   seísmos?   réplicas?   magnitud",
    }),
    ("disaster_flood", 3, {
        "en": r"flood(?:s|ed|ing|waters?)?   flash floods?   inundat\w+   burst (?:its|their) banks   overflow(?:ed|ing)?   torrents?   dam (?:burst|broke|collapse\w*)   mudslides?   landslides?   mudflows?   levees?   under water   swamped   rain-swollen   swollen river   high water   submerged   torrential rain   river (?:rose|crested|swept)   heavy rains? (?:cut|washed|triggered|swept)   washed (?:away|out)   dammed the river   dam (?:\w+ ){0,3}gave way   water (?:began to rise|rose|levels? rose|swept|carried|poured|entered)   (?:streets?|garages?|cellars?|roofs?) (?:\w+ ){0,2}(?:filled|full|under)   river level   car roofs?",
        "ru": r"наводнени\w+   паводк\w*   паводок   подтоп\w+   затопи\w+   затоплен\w*   половодь\w+   оползень   оползн\w+   сель   сел[ея]в\w+   разлив\w*   вышла из берегов   вода (?:\w+ ){0,3}(?:поднялась|подошла|прибывает)   прорва\w+ (?:дамб\w+|плотин\w+)   уровень воды   урове\w+ рек\w+", "uk": r"повін[ьі]\w*   повен[іь]\w*   паводк\w*   паводок   підтоп\w+   затопи\w+   затоплен\w*   зсув\w*   злив[аиу]\w*   вийшла з берегів   прорвало (?:греблю|дамбу)   вода (?:\w+ ){0,3}(?:піднялася|підійшла|прибуває)   рівень води",
        "de": r"hochwasser\w*   überschwemm\w+   überflut\w+   über die ufer   sturzflut\w*   erdrutsch\w*   damm(?:bruch|brüche)   deich\w*", "fr": r"inondations?   inond\w+   crues?   glissements? de terrain   coulées? de boue   pluies ont coupé   pluies diluviennes", "es": r"inundaci\w+   inund\w+   desbord\w+   riadas?   deslizamientos?   aludes?   crecida\w*   lluvias? (?:\w+ ){0,8}arrastr\w+",
    }),
    ("disaster_storm", 3, {
        "en": r"storms?   hurricanes?   cyclones?   typhoons?   tornado(?:es|s)?   twisters?   blizzards?   hail(?:stones?|storms?)?   gales?   high winds   gusts?   sandstorms?   dust storms?   thunderstorms?   lightning   snowstorms?   ice storms?   heavy snow(?:fall)?   snowdrifts?   avalanches?   tropical depression   monsoon",
        "ru": r"шторм\w*   ураган\w*   бур[яеию]   смерч\w*   тайфун\w*   циклон\w*   метел\w*   метель   буран\w*   град   град[оа]м?   шквал\w*   снегопад\w*   гололёд\w*   гололед\w*   лавин\w+", "uk": r"шторм\w*   ураган\w*   бур[яіею]\w*   смерч\w*   тайфун\w*   циклон\w*   хуртовин\w*   заметіл\w*   град   градом   шквал\w*   снігопад\w*   негод\w+   ожелед\w+   лавин\w+",
        "de": r"sturm\w*   stürme   orkan\w*   unwetter\w*   hagel\w*   gewitter\w*   tornado\w*   schneesturm\w*   lawine\w*", "fr": r"tempêtes?   cyclones?   ouragans?   tornades?   grêle   orages?   avalanches?", "es": r"tormentas?   huracán   huracanes   ciclón   tornados?   granizo   vendaval\w*   tifón   temporal(?:es)?",
    }),
    ("wildfire", 3, {
        "en": r"wild ?fires?   bush ?fires?   forest fires?   brush fires?   grass ?fires?   fires? (?:\w+ ){0,3}(?:hectares|acres|forest|hillside|pine|scrub|bush)   (?:hectares|acres) (?:\w+ ){0,3}burn\w*   blaze (?:\w+ ){0,4}(?:forest|hectares|acres|hillside\w*)   firebreaks?   water-?bombers?",
        "ru": r"лесн\w+ пожар\w*   природн\w+ пожар\w*   горят? лес\w*   пожар\w* в лес\w+   ландшафтн\w+ пожар\w*", "uk": r"лісов\w+ пожеж\w*   пожеж\w+ в лісі   горить ліс\w*   ландшафтн\w+ пожеж\w*", "de": r"waldbr[aä]nd\w*   buschbr[aä]nd\w*   flächenbr[aä]nd\w*", "fr": r"feux? de forêts?   incendies? de forêts?", "es": r"incendios? forestal\w*",
    }),
    ("disease", 3, {
        "en": r"outbreaks?   cholera   measles   ebola   malaria   dengue   polio   covid\w*   flu   influenza   virus(?:es)?   infect(?:ed|ions?)   fever   epidemics?   pandemic   meningitis   mpox   monkeypox   anthrax   plague   diphtheria   typhoid   rabies   legionnaires['’]?   norovirus   salmonella   vaccinat\w+   quarantin\w+   sickened   food poisoning   hepatitis   hantavirus   avian   bird flu   zika   marburg   lassa",
        "ru": r"вспышк\w+   холер\w+   корь   кори   ковид\w*   грипп\w*   инфекци\w+   заболе(?:ли|ва\w+|л|ло)   вирус\w*   эпидеми\w+   карантин\w*   менингит\w*   сибирск\w+ язв\w*   отравил\w*", "uk": r"спалах\w* (?:кору|холери|грипу|хвороб\w*|гепатит\w*|ботулізм\w*|\w+ інфекці\w+)   холер\w+   кір   кору   ковід\w*   грип\w*   інфекці\w+   захвор\w+   вірус\w*   епідемі\w+   карантин\w*   гепатит\w*   отруї\w+",
        "de": r"ausbruch (?:von|der)   cholera   masern   grippe\w*   infekti\w+   infiziert\w*   seuche\w*   virus   salmonell\w+", "fr": r"épidémies?   choléra   rougeole   grippe   infect\w+   virus   paludisme   foyer de", "es": r"brotes?   cólera   sarampión   dengue   gripe   infecc\w+   virus   epidemia",
    }),
    ("accident", 2, {
        "en": r"""crash(?:ed|es)?   collid(?:ed|es)   collisions?   derail(?:s|ed|ment)?   capsiz\w+   sank   sinking   overturn(?:ed|s)   accidents?   collapsed?   collapses   caved in   cave-in   rockfalls?   pile-?up   ran aground   run aground   drown(?:ed|ing|s)?   fell (?:into|off|from)   plung(?:ed|es)   gas leaks?   leak(?:ed|s)?   spill(?:ed|s|ing)?   (?:warehouse|factory|building|house|hotel|kitchen|hospital|nightclub|apartment|flat|market|ship|train|barn|shop) fires?   caught fire   catches fire   fire (?:broke out|swept|gutted|destroyed|damaged|tore|at a|in a|on board)   burned (?:down|out)   burnt (?:down|out)   blaze[sd]?   stamped(?:e|es|ed)   crushed to death   electrocut\w+   hit the pier   crash-?land\w*   went missing   skidded   jackknifed   power (?:failure|cut|outage)   trapped   rescued   smoke   blocked the   came down in   rocks? fell   boulders?   hit (?:a|the) (?:tree|wall|bridge|pylon|lorry|truck|bus|train|cliff|reef|sandbank)   killing everyone on board   killing all (?:on board|aboard)   gas explosion   gave way""",
        "ru": r"авари[яиюе]\w*   дтп   столкновени\w+   столкнул\w*   столкнули\w*   перевернул\w*   сош[её]л с рельсов   сошли с рельсов   крушени\w+   разбил\w*   обруш\w+   обвал\w*   пожар\w*   загорел\w*   сгорел\w*   горел\w*   утонул\w*   затонул\w*   утечк\w*   прорвало   на мель   на берег выбросило   выбросило на берег   кипятк\w+   провалил\w*",
        "uk": r"аварі[яїюєй]\w*   дтп   зіткнен\w+   зіткнул\w*   перекинув\w*   перекинул\w*   зійш\w+ з рейок   катастроф\w+   розбив\w*   обвал\w*   обвали\w+   пожеж\w+   загорі\w+   загоріл\w*   згорі\w+   горіла   горів   горіли   потонул\w*   затонул\w*   витік   на мілину   прорвало",
        "de": r"unfall\w*   unfälle   entgleis\w+   kollision\w*   kollidiert\w*   eingestürzt   einsturz\w*   stürzt\w* (?:ein|ab)   abgestürzt   brand   brände   großbrand   brennt   brannte\w*   gekentert   ertrunken   in brand   zusammengestoßen", "fr": r"accidents?   collisions?   déraill\w+   effondr\w+   incendies?   naufrage   chavir\w+   percut\w+   pris feu   noyée?s?", "es": r"accidentes?   choque   colisi\w+   descarril\w+   derrumb\w+   incendios?   naufrag\w+   volc(?:ó|ado)   ahogad[oa]s?",
    }),
    ("strategic_development", 2, {
        "en": r"""curfews?   evacuat\w+   withdr[ae]w(?:al|als|n|s)?   withdrew   pull(?:ed|ing)? (?:out|back)   state of emergency   martial law   declared (?:an? )?(?:emergency|curfew|truce)   cease-?fire   truce   mobili[sz]\w+   deploy(?:ed|s|ment|ments)?   redeploy\w*   reinforcements?   border (?:\w+ )?(?:closed|reopened|closure)   clos(?:ed|es|ing) (?:its|the) (?:\w+ )?(?:border|airspace|crossing|strait|port|airport)   closure   reopened   coup   sieges?   repurpos\w+   fortif\w+   dug trenches   military base   submarine base   built up   suspended (?:flights|rail|traffic|services?)   grounded flights   lockdown   demining   checkpoints?   military exercises?   power was cut   closed to (?:\w+ )?(?:flights|traffic|shipping|civilians)   traffic (?:\w+ ){0,5}(?:stopped|resumed|halted)   troops left   left without a fight   airports? (?:\w+ ){0,4}(?:closed|shut)   took up positions   handed over   rationing   displaced""",
        "ru": r"комендантск\w+ час\w*   эвакуаци\w+   эвакуир\w+   отвод\w* войск   вывод\w* войск   чрезвычайн\w+ положени\w+   режим чс   мобилизаци\w+   перебро\w+   закрыл\w* (?:границ\w+|аэропорт\w*|движение|небо)   закрыт\w* (?:аэропорт\w*|границ\w*|движение)   ограничени\w+ на пол[её]ты   перекрыт\w*   план «ков[её]р»   приостановил\w*", "uk": r"комендантськ\w+ годин\w*   евакуац\w+   евакуйова\w+   відведен\w+ військ   надзвичайн\w+ стан\w*   мобілізац\w+   перекин\w+ (?:війська|підрозділи)   закри\w+ (?:кордон|аеропорт|рух|небо|пункт)   перекрит\w*   призупини\w+",
        "de": r"ausgangssperre\w*   evakuier\w+   abzug   rückzug   ausnahmezustand   mobilmachung   gesperrt   sperrung\w*   waffenruhe", "fr": r"couvre-feu   évacu\w+   retrait   état d['’]urgence   cessez-le-feu   mobilis\w+   fermeture", "es": r"toque de queda   evacu\w+   retir(?:ada|aron)   estado de (?:emergencia|excepción)   tregua   cierre   moviliz\w+",
    }),
    ("diplomacy", 2, {
        "en": r"talks?   summits?   negotiat\w+   treat(?:y|ies)   envoys?   ambassadors?   foreign ministers?   delegations?   accords?   agreements?   signed (?:a|an|the)   mediat\w+   sanction(?:s|ed)?   diplomat\w*   bilateral   peace (?:deal|plan|process|conference)   state visit   prisoner (?:swap|exchange)   met (?:in|with|at) (?:\w+ ){0,3}   meeting of (?:leaders|ministers)   agreed on   security council   general assembly   conference on   discussed (?:the|a) (?:\w+ ){0,2}(?:crisis|conflict|war|truce|situation|treaty|border)   hosted (?:the )?(?:president|leaders|delegations?)   welcomed the (?:president|king|premier)""",
        "ru": r"переговор\w*   саммит\w*   посол   посл[аоуы]\w*   делегаци\w+   соглашени\w+   договор\w*   встретил\w*   встреч[аеуи]\w*   санкци\w+   министр\w* иностранных   обмен\w* пленными", "uk": r"перемовин\w*   переговор\w*   саміт\w*   посол\w*   посла   делегац\w+   угод[аиу]\w*   договір\w*   зустріл\w*   зустріч\w*   санкці\w+   обмін\w* полоненими",
        "de": r"verhandlung\w*   gipfel\w*   botschafter\w*   abkommen   delegation\w*   gespräche   außenminister\w*   sanktion\w*", "fr": r"négociations?   sommet   pourparlers   accords?   ambassad\w+   délégations?   sanctions?   ministres? des affaires étrangères", "es": r"negociaci\w+   cumbre   acuerdos?   embajador\w*   delegaci\w+   conversaciones   sanciones   cancilleres?",
    }),
    ("statement", 1, {
        "en": r"said   says   told   announced   declared   stated   warned   denied   condemned   urged   called (?:for|on)   vowed   accused   claimed   promised   according to   spokes(?:man|woman|person)   statement   blamed",
        "ru": r"заявил\w*   сообщил\w*   рассказал\w*   предупредил\w*   осудил\w*   пообещал\w*   обвинил\w*   призвал\w*", "uk": r"заяви\w+   повідоми\w+   розпові\w+   попереди\w+   засуди\w+   пообіця\w+   звинувати\w+   закликал\w*",
        "de": r"erklärte\w*   sagte\w*   warnte\w*   forderte\w*   teilte\w* mit", "fr": r"a déclaré   a annoncé   a condamné   a affirmé   a averti", "es": r"declaró   anunció   condenó   afirmó   advirtió   dijo",
    }),
)  # fmt: skip
_HINTS: tuple[tuple[EventType, dict[str, str]], ...] = (
    ("air_strike", {"en": r"drones?   raid   sirens?", "ru": r"пво   воздушн\w+ тревог\w*", "uk": r"ппо   повітрян\w+ тривог\w*"}),
    ("accident", {"en": r"fires?   burn(?:s|ed|ing)?   flames?   firefighters?   brigade   injured"}),
    ("armed_clash", {"en": r"troops   fighters   rebels   militia\w*   gunmen   soldiers   wounded"}),
    ("disaster_storm", {"en": r"winds?   snow", "ru": r"ветер   ветр\w+   снег\w*", "uk": r"вітер   вітр\w+   сніг\w*"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Each language's own words, compiled; alternatives in a type are one expression."""

    blank: re.Pattern[str] | None
    types: tuple[tuple[EventType, int, re.Pattern[str]], ...]


def classify(text: str, lang: str) -> TypeMatch:
    """The type of event that a sentence tells; `other` where no word of the lexicon stands in it."""
    lexicon = _lexicon(lang if lang in ("en", "ru", "uk", "de", "fr", "es") else "en")
    plain = text.lower()
    if lexicon.blank:
        plain = lexicon.blank.sub(lambda m: " " * len(m.group()), plain)
    best: tuple[tuple[int, int, int], TypeMatch] | None = None
    for order, (kind, strength, pattern) in enumerate(lexicon.types):
        match = pattern.search(plain)
        if match is None:
            continue
        told = not _BACKGROUND.search(plain, max(0, match.start() - 30), match.start())
        key = (strength - (not told), -match.start(), -order)
        if best is None or key > best[0]:
            best = key, TypeMatch(kind, match.group().casefold(), strength)
    return best[1] if best else TypeMatch("other")


_BACKGROUND = re.compile(
    r"\b(?:after|following|since|over|amid|despite|before|without|после|из-за|після|через|nach|après|tras|por)(?: \w+){0,3} $",
    re.IGNORECASE,
)
"""Before a type's word: it tells the cause or the past, and the main clause is the event."""


@cache
def _lexicon(lang: str) -> _Lexicon:
    def compiled(words: str) -> re.Pattern[str]:
        parts = [part.strip() for part in re.split(r"\s{3,}|\n", words) if part.strip()]
        # The words are in lower case, and so is the text: without IGNORECASE searching takes half the time.
        return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?!\w)")

    types = [(kind, weight, compiled(words[lang])) for kind, weight, words in TABLE if lang in words]
    types += [(kind, 1, compiled(words[lang])) for kind, words in _HINTS if lang in words]
    blank = compiled(NOT_MEANT[lang]) if lang in NOT_MEANT else None
    return _Lexicon(blank, tuple(types))
