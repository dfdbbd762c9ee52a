"""Words that tell no event from another: grammar, days and months, and what most reports are made of.

Of English, Russian, Ukrainian, German, French and Spanish; `geo.duplicates` folds and cuts them.
"""

from __future__ import annotations

GRAMMAR = """
a an the of in on at to for from by with and or but as is are was were be been has have had that this these
those it its he she they their his her who which what when where while after before during since until over
under near into out off up down about than then there here not no more most some several many few all both
each other another also still just only said say says told according reported report reports officials
official authorities spokesman spokeswoman governor mayor police ministry minister statement local news
agency late early overnight morning afternoon evening night day days week month year hour hours minutes
today yesterday least around в во на у к ко по под над из за до от о об с со и или но а что это как при для
не ни без после перед время он она они его ее их который которая которые этот эта эти был была были быть
есть уже еще также только данным словам сообщил сообщила сообщили заявил губернатор мэр полиция министерство
власти ночью утром днем вечером сегодня вчера неделе з із зі й і та або але що це як ні після під час він
вона вони його її їх який яка які цей ця ці був була були бути є вже ще також лише даними словами повідомив
повідомила повідомили заявив уночі вранці вдень ввечері сьогодні вчора тижня від біля der die das den dem
des ein eine einen einem einer und oder aber im am auf aus bei mit nach von vom zu zum zur für über unter
vor ist sind war waren wurde wurden worden hat haben nicht kein sich auch noch sagte laut le la les l un une
du de d et ou mais dans en au aux à par pour sur sous avec sans est sont ont été qui que ce cette ces il
elle ils leur ses son sa selon pas ne plus el los las una unos unas del y o pero al por para con sin sobre
entre es fue fueron ha han se su sus lo más según
"""
"""Articles, prepositions, pronouns, and who said it."""

DATES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december jan feb mar apr jun jul aug sep sept oct nov dec понедельник вторник
среду четверг пятницу субботу воскресенье понеділок вівторок середу пʼятницю суботу неділю января февраля
марта апреля мая июня июля августа сентября октября ноября декабря січня лютого березня квітня травня червня
липня серпня вересня жовтня листопада грудня montag dienstag mittwoch donnerstag freitag samstag sonntag
januar februar märz mai juni juli oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche
janvier février mars avril juin juillet août septembre octobre novembre décembre lunes martes miércoles
jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
diciembre
"""
"""Days and months."""

EVENTS = """
attack attacked strike struck hit hitting shell shelled shelling fire fired firing blast blew explosion
exploded explode bomb bombed bombing drone drones missile missiles rocket rockets artillery mortar jet jets
air raid raided assault assaulted clash clashed fight fighting fought battle gunfire shoot shooting shot
kill killed killing death dead died die wound wounded injure injured hurt casualty victim victims people
person persons civilian civilians man men woman women child children resident residents damage damaged
destroy destroyed force forces troops soldier soldiers army military protest protested protester protesters
demonstrate demonstration demonstrator rally rallied march marched crowd riot arrest arrested detain
detained flood flooded flooding earthquake quake storm hurricane tornado wildfire burn burned burning blaze
accident crash crashed collapse collapsed outbreak case cases tear rip ripped rock rocked carry carried
launch launched cause caused leave left take took come came meet met атака атаковали удар удары ударил
ударили обстрел обстреляли обстреливали взрыв взрывы взорвался взорвалась прогремел беспилотник беспилотники
дрон дроны ракета ракеты ракетный артиллерия мина бомба погиб погибли погибла убит убиты убито ранен ранены
ранено пострадал пострадали люди человек человека жители женщина мужчина ребенок дети поврежден повреждены
разрушен разрушены пожар загорелся загорелась горит бой бои столкновения протест митинг задержали задержан
наводнение землетрясение авария атакували удари вдарили обстріл обстріляли вибух вибухи вибухнув пролунав
безпілотник безпілотники дрони ракети артилерія загинув загинули загинула вбито поранено поранені
постраждали осіб людина мешканці жінка чоловік дитина діти пошкоджено зруйновано пожежа загорівся бої
зіткнення мітинг затримали затримано повінь землетрус аварія angriff angriffe rakete raketen drohne drohnen
beschuss tote toter verletzt verletzte menschen brand feuer unfall festgenommen attaque frappe tir tirs mort
morts blessé blessés personnes incendie manifestation arrêté ataque explosión muerto muertos herido heridos
personas incendio accidente protesta detenido happen happened occur occurred произошел произошла произошло
случился стався сталася сталося сталась gemeldet ereignete produit ocurrió tore through several large major
big new fresh heavy huge powerful
"""
"""What happens, by what and to whom, in most reports: it says the type, not which event."""

NUMBERS = {
    word: number
    for number, words in {
        1: "one один одна",
        2: "two два двое две двоє дві zwei deux dos",
        3: "three три трое троє drei trois tres",
        4: "four четыре четверо чотири vier quatre cuatro",
        5: "five пять пятеро пʼять fünf cinq cinco",
        6: "six шесть шість",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve dozen",
        20: "twenty",
    }.items()
    for word in words.split()
}
"""Words for the numbers that reports write out."""
