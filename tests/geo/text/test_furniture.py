# ruff: noqa: E501  (lines of pages, many to a row)
from __future__ import annotations

import pytest

from geo.text.casing import folded
from geo.text.furniture import LABEL, is_byline, is_caption, is_junk, is_stamp

JUNK = {
    "en": """Advertisement|Sponsored content|Share this article|Share on Facebook|Facebook Twitter WhatsApp Email
Copy link|Comments (12)|34 comments|No comments yet|Leave a comment|View all comments|5 min read|Reading time: 4 minutes
We use cookies to make this site better.|This website uses cookies to serve you.|Accept all cookies|Manage preferences
By continuing to use this site you agree to our use of cookies.|Sign up for our morning newsletter|Subscribe now
Subscribe to our newsletter|Get the latest news in your inbox|Follow us on Telegram|Join us on Facebook
Download our app|Support us|Donate now|Story continues below advertisement|Scroll to continue|Back to top
Skip to main content|Home › World › Europe|News | Sport | Weather|© 2025 The Harbour Post|All rights reserved
Reporting by Jane Doe in Kyiv; Editing by John Roe|The post Fire in Lima appeared first on The Post.
Associated Press writer Jane Doe in Kyiv contributed to this report.|Have a news tip? Write to us|Source: Reuters
Please enable JavaScript to view this page.|Tags: Ukraine, war|1.2k shares|👉 Follow us on X|Log in | Register""",
    "ru": """Реклама|На правах рекламы|Поделиться|Поделиться в Facebook|Поделиться новостью|Комментарии (3)|15 комментариев
Нет комментариев|Оставить комментарий|Подписаться на канал|Подписывайтесь на наш Телеграм-канал|Подпишитесь на рассылку
Мы используем файлы cookie.|Продолжая пользоваться сайтом, вы соглашаетесь с этим.|Нашли ошибку? Выделите текст
Присоединяйтесь к нам в Telegram|Читайте нас в Telegram|Следите за новостями на канале|Версия для печати|Наверх
Читать далее|Показать ещё|Время чтения: 3 мин|1 205 просмотров|Источник: ТАСС|Теги: Курск, взрыв
При цитировании материалов ссылка обязательна.|Все права защищены|Войти|🔔 Включите уведомления""",
    "uk": """Реклама|Поділитися|Поділитися у Facebook|Коментарі (3)|15 коментарів|Залишити коментар|Підписатися на канал
Підписуйтесь на наш Телеграм|Приєднуйтесь до нас|Ми використовуємо файли cookie.|Читайте нас у Telegram|Стежте за новинами
Якщо ви знайшли помилку, виділіть її|Знайшли помилку?|Версія для друку|Вгору|Читати далі|Показати більше
Час читання: 3 хв|Джерело: Укрінформ|Теги: Харків|У разі цитування посилання обов'язкове.|Усі права захищено""",
    "de": """Anzeige|Werbung|Artikel teilen|Teilen|Kommentare (12)|12 Kommentare|Kommentar schreiben|Drucken|Merken
Newsletter abonnieren|Jetzt abonnieren|Wir verwenden Cookies auf dieser Seite.|Diese Website nutzt Cookies.|Alle akzeptieren
Melden Sie sich für unseren Newsletter an|Folgen Sie uns auf X|Zur Startseite|Nach oben|Lesezeit: 3 Minuten
Haben Sie einen Fehler entdeckt?|Alle Rechte vorbehalten|Impressum | Datenschutz|Quelle: dpa|Mehr anzeigen""",
    "fr": """Publicité|Partager|Partager sur Facebook|Commentaires (12)|12 commentaires|Commenter|S'abonner
Abonnez-vous à notre lettre|Nous utilisons des cookies sur ce site.|Tout accepter|Continuer sans accepter
Inscrivez-vous à notre newsletter|Recevez nos alertes par mail|Suivez-nous sur Twitter|Lire la suite|Haut de page
Temps de lecture : 3 min|Cet article est réservé aux abonnés|Il vous reste 80 % de cet article à lire|Tous droits réservés
Mentions légales|Source : AFP|Imprimer""",
    "es": """Publicidad|Compartir|Compartir en Facebook|Comentarios (12)|12 comentarios|Comentar|Suscríbete
Suscríbete a nuestro boletín|Utilizamos cookies en este sitio.|Aceptar todo|Regístrate gratis aquí
Recibe las noticias en tu correo|Síguenos en Instagram|Seguir leyendo|Volver arriba|Tiempo de lectura: 3 minutos
Todos los derechos reservados|Aviso legal|Etiquetas: Lima, incendio|Imprimir""",
}
NEWS = """Share prices fell in Frankfurt on Monday.|Homes burned in Lahaina.|Search teams reached the village of Sant.
Photographers gathered outside the court in Lyon.|Advertising on trams was banned in Grenoble on Friday.
Comments by the mayor of Odesa angered shipowners.|Subscribers in Kharkiv lost power for a night.|Donated buses arrived.
Registered voters queued in Lusaka.|Next week a court in Hamburg hears the case.|Supporters marched through Lima.
The next train to Kyiv was late.|Menus were found in the wreck off Malta.|Help arrived in Derna by sea.
Reports from Sumy spoke of two blasts.|Copyright law was debated in Berlin.|More people fled Goma on Tuesday.
Реклама на щитах в Казани загорелась ночью.|Подписчики канала из Курска сообщили о взрыве.|Темы переговоров не названы.
Источник в Харькове рассказал о взрыве.|Далее колонна пошла на Купянск.|Войска вошли в Лиман.|Меню забыли в Твери.
Реклама на щитах у Києві загорілася вночі.|Далі колона пішла на Куп'янськ.|Джерело в Одесі розповіло про вибух.
Anzeigen gingen bei der Polizei in Ulm ein.|Teile der Brücke in Dresden stürzten ein.|Weitere Züge fuhren nach Wien.
Les partages de terres à Bamako ont repris.|Les abonnés de Lille sont sans courant.|Accueil froid à Alger pour le ministre.
Publicidad ilegal fue retirada en Quito el lunes.|Compartieron agua en Valparaíso.|Inicio de clases aplazado en Cusco."""
LABELS = """Read also|Read more|See also|Related stories|You may also like|Most read|Top stories|More on this story|Don't miss
Читайте также|Смотрите также|По теме|Материалы по теме|Другие новости|Самое читаемое|Вам может быть интересно
Читайте також|Дивіться також|За темою|Інші новини|Схожі новини|Lesen Sie auch|Mehr zum Thema|Das könnte Sie auch interessieren
Weitere Artikel|Lire aussi|À lire aussi|Sur le même sujet|Articles liés|Lea también|Te puede interesar|Noticias relacionadas|Lo más leído"""
CAPTIONS = """Photo: a ferry on the Nile, by A. Hassan|File photo: the port of Odesa|Image copyright Getty Images
Firemen at work in Kharkiv. REUTERS/Jane Doe|A street in Gaza (Photo by Jane Doe/AFP)|Smoke over Kyiv, January 2025 © Jane Doe
Фото: пресс-служба МЧС|На фото: горящий склад|Фото: ДСНС|На світлині: міст у Херсоні|Foto: Feuerwehr Ulm
Symbolbild: ein Löschzug|Crédit photo : AFP|Photo d'archives : le port|Foto: Bomberos de Lima|Imagen de archivo: el puerto"""


def lines(text: str) -> list[str]:
    return [line.strip() for row in text.splitlines() for line in row.replace(" | ", "\0").split("|") if line]


def whole(text: str) -> list[str]:
    return [line.replace("\0", " | ") for line in lines(text)]


@pytest.mark.parametrize(
    ("lang", "line"), [(lang, line) for lang, text in JUNK.items() for line in whole(text)]
)
def test_what_surrounds_a_report_is_furniture(lang: str, line: str) -> None:
    assert is_junk(line, len(line))


@pytest.mark.parametrize("line", whole(NEWS))
def test_news_that_begins_with_such_a_word_is_none(line: str) -> None:
    label = LABEL.match(folded(line))
    assert not is_junk(line, len(line))
    assert not is_caption(line, len(line))
    assert not is_byline(line)
    assert label is None or (label.end() < len(line) and not label["colon"])


@pytest.mark.parametrize("line", whole(LABELS))
def test_a_label_is_the_whole_line_or_stands_before_a_headline(line: str) -> None:
    alone, before = LABEL.match(folded(line)), LABEL.match(folded(f"► {line}: Fire in Lima"))
    assert alone is not None
    assert alone.end() == len(line)
    assert before is not None
    assert before["colon"] == ":"
    assert before.end() == len(f"► {line}: ")


@pytest.mark.parametrize("line", whole(CAPTIONS))
def test_a_picture_s_line_is_a_caption(line: str) -> None:
    assert is_caption(line, len(line))


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "BY JANE DOE", "By Jane Doe and John Roe", "By Jane Doe in Kyiv", "Von Max Muster", "Par Anne Petit",
     "Por Ana Ruiz", "Автор: Иван Иванов", "Текст: Анна Коваль"],
)  # fmt: skip
def test_a_name_after_by_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Jan. 16", "en"), ("16 January 2025", "en"), ("Jan 16, 2025, 10:30 AM", "en"), ("8h ago", "en"),
        ("3 hours ago", "en"), ("2025-01-16", "en"), ("10:30, 16 января 2025", "ru"), ("3 часа назад", "ru"),
        ("16.01.2025 10:30", "ru"), ("2 години тому", "uk"), ("16 січня, 10:30", "uk"), ("vor 3 Stunden", "de"),
        ("16. Januar 2025, 10:30 Uhr", "de"), ("il y a 3 heures", "fr"), ("16 janvier 2025 à 10h30", "fr"),
        ("hace 2 horas", "es"), ("16 de enero de 2025", "es"),
    ],
)  # fmt: skip
def test_a_date_alone_is_a_stamp(line: str, lang: str) -> None:
    assert is_stamp(line, lang)


@pytest.mark.parametrize(
    "line", ["Jan. 16 in Kyiv", "10:30 train to Kyiv", "On Jan. 16 a train left", "5 dead"]
)
def test_a_date_with_words_is_none(line: str) -> None:
    assert not is_stamp(line, "en")
