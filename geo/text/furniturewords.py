# ruff: noqa: E501  (a table reads by its rows)
"""How six languages word what surrounds a report on its page: labels, buttons, calls, captions, sign-offs.

Each entry is a piece of a regular expression without groups of its own, matched against lines in lower case.
ALONE makes up a whole line, OPENINGS begin a short one, LABELS stand over or before other reports' headlines.
"""

from __future__ import annotations

LABELS: dict[str, str] = {
    "en": r"other topics of interest|(?:what to )?read next|read (?:more|also)|see also|also read|watch (?:also|next)|"
          r"more on\b[^:：]{0,40}|more from\b[^:：]{0,40}|more (?:stories|news|coverage)|"
          r"related(?: (?:articles?|stories|story|news|topics|coverage|content|posts|links|reading))?|"
          r"recommended(?: (?:for you|stories|reading|articles))?|suggested reading|"
          r"most (?:read|popular|viewed)|popular (?:news|stories|articles|now)|top stories|(?:the )?latest (?:news|stories|headlines)|"
          r"you (?:may|might) (?:also like|be interested in)|you may have missed|in case you missed it|in other news|other news|"
          r"trending(?: now)?|don['’]t miss|up next|editor['’]?s['’]? picks?|from our partners|around the web|"
          r"go deeper|further reading|previously on\b[^:：]{0,30}",
    "ru": r"(?:также )?читайте (?:также|ещ[её]|далее|на эту тему|по теме|больше|подробнее)|(?:также|ещ[её]) читайте|"
          r"смотрите (?:также|ещ[её])|см\. также|(?:ещ[её] |материалы |новости |статьи |больше )?(?:по|на эту) тем[еу]|"
          r"(?:другие|похожие|последние|главные|популярные|свежие|связанные|важные) (?:новости|материалы|статьи|публикации)|"
          r"самое (?:читаемое|популярное)|популярное|рекомендуем(?: (?:прочитать|почитать))?|выбор редакции|больше новостей|"
          r"лента новостей|вам (?:может|будет|также может) (?:быть )?интересно|не пропустите|что (?:ещ[её] )?(?:по)?читать",
    "uk": r"(?:також )?читайте (?:також|ще|далі|на цю тему|за темою|більше|докладніше)|(?:також|ще) читайте|"
          r"дивіться (?:також|ще)|див\. також|(?:ще |матеріали |новини |статті |більше )?(?:за|на цю|по) тем[оиу]ю?|"
          r"(?:інші|схожі|останні|головні|популярні|свіжі|пов['’ʼ]язані|важливі) (?:новини|матеріали|статті|публікації)|"
          r"найчитаніше|популярне|рекомендуємо(?: (?:прочитати|почитати))?|вибір редакції|більше новин|стрічка новин|"
          r"вам (?:може|буде|також може) (?:бути )?цікаво|не пропустіть|що (?:ще )?(?:по)?читати",
    "de": r"lesen sie (?:auch|mehr|dazu|hier|weiter)(?: (?:dazu|auch|hier))?|mehr (?:zum thema|dazu|aus\b[^:：]{0,30})|zum thema|"
          r"auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|"
          r"(?:weitere|verwandte|ähnliche|aktuelle|neueste|beliebte) (?:artikel|nachrichten|meldungen|themen|beiträge)|"
          r"meistgelesen(?:e artikel)?|die meistgelesenen artikel|unsere empfehlungen|empfohlene (?:artikel|beiträge)|siehe auch|top-?themen",
    "fr": r"(?:à )?lire (?:aussi|également|ensuite|plus)|à lire|voir (?:aussi|également)|(?:sur|dans) (?:le|la) même (?:sujet|thème|rubrique)|"
          r"(?:nos )?articles? (?:liés?|associés?|similaires?|connexes?|recommandés?)|les (?:articles les )?plus lus|à la une|"
          r"(?:les )?(?:dernières|autres) (?:nouvelles|actualités|infos|informations)|vous aimerez aussi|"
          r"cela (?:peut|pourrait) vous intéresser|nos recommandations|plus d['’](?:actualités|infos)|pour aller plus loin|à ne pas manquer",
    "es": r"(?:también )?l(?:ea|ee) (?:también|además|más|aquí)|ve(?:a|r)? (?:también|además)|"
          r"(?:también )?(?:te|le) (?:puede|podría) interesar|(?:también )?podría interesarte|más sobre\b[^:：]{0,40}|"
          r"(?:noticias|artículos?|temas|contenidos?) relacionad[oa]s?|relacionad[oa]s|lo más (?:leído|visto|popular)|"
          r"(?:últimas|más|otras) noticias|(?:te )?recomenda(?:mos|d[oa]s)|no te pierdas|en portada|para leer más",
}  # fmt: skip

LABELS_BEFORE_A_COLON: dict[str, str] = {
    "en": r"earlier|previously|read|watch",
    "ru": r"ранее|подробнее|подробности|читать|смотреть",
    "uk": r"раніше|докладніше|детальніше|подробиці|читати|дивитися",
    "de": r"lesen sie|mehr|zuvor",
    "fr": r"lire|à voir|précédemment",
    "es": r"leer|vea|lea|lee|antes",
}

ALONE: dict[str, str] = {
    "en": r"advert(?:isement|ising)?s?|ads?|sponsored(?: (?:by .{1,30}|content|links?|post|stories))?|promoted(?: (?:by .{1,30}|content|links?|post|stories))?|"
          r"paid content|partner content|(?:article|story) continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|"
          r"(?:advertisement\W{1,5})?scroll (?:down )?to continue(?: reading)?|share(?: (?:this|the)(?: (?:article|story|page|post|news))?)?|"
          r"(?:share|follow us) (?:on|via|by|with)\b.{0,60}|facebook|twitter|whats?app|telegram|linkedin|reddit|pinterest|flipboard|"
          r"e-?mail(?: (?:this|article|story)\b.{0,20})?|copy (?:the )?link(?: (?:to clipboard|copied))?|print(?: (?:this|article|page)\b.{0,20})?|save(?: (?:article|story|for later))?|"
          r"gift this article|bookmark|(?:no|\d[\d,.]*|add|leave|post|write|view|show|hide|see|read|all|load|join)(?: (?:a|all|the|your|more))? comments?(?: yet)?|"
          r"comments?|comments are closed|be the first to comment|join the (?:conversation|discussion)|"
          r"menu|search|home(?:page)?|log ?in|sign (?:in|up)|log ?out|register|subscribe(?: (?:now|today|here))?|(?:our )?newsletters?|"
          r"(?:back )?to (?:the )?top|skip to\b.{0,40}|jump to\b.{0,40}|next(?: (?:article|story|post|page|slide))?|prev(?:ious)?(?: (?:article|story|post|page|slide))?|"
          r"(?:load|show|see|view|read) more\b.{0,20}|continue reading\b.{0,30}|close|dismiss|cancel|"
          r"(?:accept|reject|allow|decline)(?: all)?(?: (?:cookies|necessary|optional))*|(?:manage|cookie|privacy) (?:cookies|settings|preferences|options|policy|notice|choices)|"
          r"terms (?:of (?:use|service)|(?:and|&) conditions)|(?:\d{1,2}|one|two|three|four|five)[- ]?min(?:ute)?s?(?: to)? read|reading time\b.{0,20}|"
          r"listen to (?:this )?(?:article|story)\b.{0,20}|\d[\d,.]*[km]? (?:shares?|views?|likes?|reads?|retweets?)|all rights reserved|about us|contact(?: us)?|"
          r"turn on notifications|live updates?|breaking news|font size|text size|loading\W*|photos?|videos?|gallery|tags?|topics?|watch live",
    "ru": r"реклама|на правах рекламы|партн[её]рский материал|спецпроект|промо|поделиться(?: (?:в|во|на|с|ссылкой|новостью|статьей|этим)\b.{0,40})?|"
          r"(?:нет|\d[\d ]*|все|показать|добавить|оставить|написать|скрыть) комментари(?:й|я|и|ев)|комментари[ий]|комментировать|обсудить(?: в .{1,30})?|"
          r"подписаться(?: на\b.{0,40})?|подписка|войти|вход|регистрация|меню|поиск|главная|на главную|наверх|вверх|далее|назад|вперед|"
          r"(?:показать|загрузить) (?:ещ[её]|больше)|читать (?:далее|полностью|дальше|вс[её])|подробнее|закрыть|принять(?: вс[её])?|согласен|хорошо|понятно|"
          r"время (?:на )?чтени[яе]\b.{0,20}|\d[\d ]* (?:просмотр\w*|лайк\w*|репост\w*)|распечатать|версия для печати|скопировать ссылку|"
          r"вконтакте|одноклассники|телеграм|все права защищены|политика конфиденциальности|о нас|контакты|теги|темы|фотогалерея|читать комментарии",
    "uk": r"реклама|на правах реклами|партнерський матеріал|спецпроєкт|промо|поділитис[яь](?: (?:в|у|на|з|посиланням|новиною|статтею|цим)\b.{0,40})?|"
          r"(?:немає|\d[\d ]*|усі|всі|показати|додати|залишити|написати|сховати) коментар(?:і|я|ів)?|коментарі?|коментувати|обговорити(?: (?:в|у) .{1,30})?|"
          r"підписатис[яь](?: на\b.{0,40})?|підписка|увійти|вхід|реєстрація|меню|пошук|головна|на головну|вгору|догори|далі|назад|вперед|"
          r"(?:показати|завантажити) (?:ще|більше)|читати (?:далі|повністю|все)|докладніше|детальніше|закрити|прийняти(?: все)?|згоден|зрозуміло|"
          r"час (?:на )?читання\b.{0,20}|\d[\d ]* (?:перегляд\w*|вподоба\w*|поширен\w*)|роздрукувати|версія для друку|скопіювати посилання|"
          r"усі права захищен[оі]|політика конфіденційності|про нас|контакти|теги|теми|фотогалерея|читати коментарі",
    "de": r"anzeigen?|werbung|(?:artikel|beitrag|seite|link) (?:teilen|merken|drucken|kopieren|speichern)|teilen(?: (?:auf|via|per)\b.{0,40})?|merken|drucken|"
          r"(?:keine|\d[\d.]*|alle|zu den) kommentaren?|kommentare?|(?:\d[\d.]* )?kommentare?(?: (?:lesen|schreiben|anzeigen|verfassen))?|diskutieren sie mit|"
          r"(?:newsletter )?abonnieren|jetzt (?:abonnieren|anmelden|lesen|registrieren|testen)|anmelden|einloggen|registrieren|login|menü|suche|startseite|"
          r"zur(?:ück)? (?:zur )?startseite|nach oben|weiter|zurück|mehr (?:anzeigen|laden|lesen|erfahren)|weiterlesen|schließen|"
          r"(?:alle )?(?:cookies )?(?:akzeptieren|ablehnen|zustimmen)|einstellungen|lesezeit\b.{0,20}|\d{1,2} min(?:uten|\.)? lesezeit|"
          r"alle rechte vorbehalten|datenschutz(?:erklärung)?|impressum|agb|kontakt|über uns|schlagworte|themen|bilder|fotostrecke",
    "fr": r"publicités?|annonces?|contenu sponsorisé|partager(?: (?:l['’]article|cet article|sur|par|via)\b.{0,40})?|partages?|"
          r"(?:aucun|\d[\d ]*|tous les|voir les|lire les|ajouter un|laisser un) commentaires?|commentaires?|commenter|réagir|"
          r"s['’]abonner|abonnez-vous(?: (?:maintenant|ici))?|je m['’]abonne|se connecter|connexion|s['’]inscrire|menu|recherche(?:r)?|accueil|"
          r"(?:retour en )?haut de (?:la )?page|suivant|précédent|voir (?:plus|tout)|lire (?:la suite|plus)\b.{0,20}|fermer|imprimer|enregistrer|copier le lien|"
          r"(?:tout )?(?:accepter|refuser)(?: (?:tout|les cookies|et fermer))?|continuer sans accepter|paramétrer(?: les cookies)?|temps de lecture\b.{0,20}|"
          r"tous droits réservés|mentions légales|politique de confidentialité|(?:nous )?contacte[rz](?:-nous)?|à propos|mots-clés|diaporama|newsletters?",
    "es": r"publicidad|anuncios?|contenido patrocinado|compartir(?: (?:en|por|esta|este|la|el|via)\b.{0,40})?|"
          r"(?:sin|\d[\d.]*|ver|todos los|añadir|dejar un|escribe un) comentarios?|comentarios?|comentar|"
          r"suscr[ií]b(?:irse|ete|ase|irme)(?: (?:ahora|aquí|ya))?|iniciar sesión|acceder|registrarse|regístrate|menú|buscar|inicio|portada|"
          r"volver arriba|siguiente|anterior|ver (?:más|todo)|leer más\b.{0,20}|(?:seguir|continúa) leyendo|cerrar|imprimir|guardar|copiar (?:el )?enlace|"
          r"(?:aceptar|rechazar)(?: (?:todo|todas|cookies|y cerrar))*|configurar(?: cookies)?|tiempo de lectura\b.{0,20}|"
          r"todos los derechos reservados|aviso legal|política de (?:privacidad|cookies)|contacto|quiénes somos|etiquetas|galería|boletín",
}  # fmt: skip

OPENINGS: dict[str, str] = {
    "en": r"(?:we|this (?:site|website|page)|our (?:site|website|partners)) (?:and our partners )?(?:uses?|stores?)\b.{0,40}\bcookies|cookies?\b(?: (?:policy|settings|help|are|notice)|:)|"
          r"by (?:continuing|using|browsing|clicking)\b.{0,60}\b(?:site|website|cookies|agree|consent)|"
          r"(?:sign|signing) up\b(?! to the\b.{0,30}\b(?:treaty|deal|pact))|subscribe (?:to|for|and|via)\b|already a (?:subscriber|member)|"
          r"get (?:the latest|our|breaking|daily|more) \w+\b.{0,60}\b(?:inbox|newsletter|app|alerts?|email|news)|get the latest\b|get our\b|"
          r"(?:follow|like|find) (?:us|our|me|@)|join (?:us on|our)\b|(?:download|install|get) (?:our|the) (?:\w+ )?app\b|"
          r"(?:click|tap) here\b|share (?:this|on|via)\b|support (?:us|our|independent)\b|donate (?:now|today|to us|here)|help us\b|"
          r"this (?:article|story|report|piece) (?:is|was|has been) (?:free|made|originally|first|produced|published|republished|translated|updated)|"
          r"©|\(c\) \d{4}|copyright\s*(?:©|\(c\)|\d{4}|by\b|$)|all rights reserved|to suggest a correction|you can also highlight|press ctrl|"
          r"(?:spotted|found|noticed|see|spot) (?:an? )?(?:error|mistake|typo)|if you (?:spot|see|notice|find|have)\b.{0,40}\b(?:error|mistake|typo|tip|comment)|"
          r"(?:do you )?have (?:a|any) (?:news )?(?:tip|story|question|comment)s?\b|(?:contact|email|write to) (?:us|the (?:newsroom|author|reporter|editor)s?)\b|"
          r"send (?:us )?(?:your )?(?:tips?|comments?|feedback|stories)|(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|production|photography) by\b|"
          r"the post\b.{1,150}\b(?:appeared|was) first (?:on|published)|our standards\b|read our\b|watch (?:our|live)\b|listen to\b.{0,30}podcast|"
          r"leave a comment|view comments|unlock\b|register (?:now|free)|privacy policy|terms of (?:use|service)|"
          r"(?:last )?(?:updated|modified)\b.{0,4}\d|tags?:|topics?:|filed under|keywords?:|categor(?:y|ies):|sources?:|via:|"
          r"(?:this|the) (?:content|video|player|page|feature|browser) (?:is|could|cannot|can['’]t|does|requires|will)\b.{0,40}\b(?:available|load|loaded|support|play|javascript)\w*|"
          r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies|notifications)|"
          r"(?:your|enter your|type your) e-?mail\b|thank you for (?:reading|subscribing|signing)|« ?previous|previous ?»|next ?»|»? ?next\b ?[»:]",
    "ru": r"(?:мы|наш сайт|этот сайт|сайт) (?:используе[мт]|применяе[мт])\b.{0,40}(?:cookie|куки)|продолжая (?:использовать|пользоваться|просмотр|работу)|"
          r"подпи(?:сывай(?:ся|тесь)|шитесь|шись)\b|присоединяй(?:ся|тесь) к\b|читайте нас\b|(?:следите|следи) за (?:нами|нашими|новостями|обновлениями)|"
          r"(?:наш|наши|мы в|мы во) (?:телеграм|telegram|канал|вконтакте|viber|whatsapp|facebook|соцсет)|"
          r"(?:если (?:вы |ты )?)?(?:нашли|заметили|обнаружили) (?:ошибку|опечатку|неточность)|выделите\b.{0,40}(?:ctrl|текст|ошибк)|ctrl ?\+|"
          r"все права|при (?:любом )?(?:цитировании|использовании|перепечатке|копировании)\b|(?:полное|частичное) (?:копирование|использование)|"
          r"(?:получайте|узнавайте|получай|узнавай)\b.{0,40}(?:новост|перв|уведомлен)|(?:установите|скачайте|скачай)\b.{0,30}приложени|"
          r"(?:напишите|пишите|присылайте)(?: нам)?\b.{0,30}(?:нам|почт|адрес|бот|новост)|поддержите\b.{0,20}(?:нас|наш|редакц|проект)|"
          r"(?:источник|теги|темы|ключевые слова|рубрика|автор(?:ы)? фото)\s*:|включите уведомления|главное за (?:день|сутки|час)\s*[—-]",
    "uk": r"(?:ми|наш сайт|цей сайт|сайт) (?:використову(?:ємо|є))\b.{0,40}(?:cookie|кукі)|продовжуючи (?:користуватис[яь]|перегляд|використ)|"
          r"підпи(?:суйтес[ья]|суйся|шіться|шись)\b|(?:приєднуй(?:ся|тес[ья])|долучай(?:ся|тес[ья])) до\b|долучайтесь|читайте нас\b|(?:стежте|слідкуйте) за (?:нами|нашими|новинами)?|"
          r"(?:наш|наші|ми в|ми у) (?:телеграм|telegram|канал|viber|whatsapp|facebook|соцмереж)|"
          r"(?:якщо (?:ви )?)?(?:знайшли|помітили|виявили) (?:помилку|неточність|одруківку)|виділіть\b.{0,40}(?:ctrl|текст|помилк)|"
          r"(?:усі|всі) права|(?:у разі|при|за умови) (?:цитуванн|використанн|передрук|копіюванн)|(?:повне|часткове) (?:копіювання|використання)|"
          r"(?:отримуйте|дізнавайтес[ья])\b.{0,40}(?:новин|перш|сповіщен)|(?:встановіть|завантажте)\b.{0,30}застосунок|"
          r"(?:напишіть|пишіть|надсилайте)(?: нам)?\b.{0,30}(?:нам|пошт|адрес|бот|новин)|підтримайте\b.{0,20}(?:нас|наш|редакц|проєкт)|"
          r"(?:джерело|теги|теми|ключові слова|рубрика|автор(?:и)? фото)\s*:|увімкніть сповіщення",
    "de": r"(?:wir|diese (?:website|seite|webseite)) (?:und unsere partner )?(?:verwende[nt]|nutz(?:en|t)|setz(?:en|t))\b.{0,40}cookies|"
          r"(?:melden|tragen) sie sich\b.{0,60}(?:newsletter|ein|an)\b|abonnieren sie\b|folgen? (?:sie )?uns\b|jetzt (?:abonnieren|lesen|anmelden|herunterladen)\b|"
          r"newsletter bestellen|laden sie\b.{0,30}app\b|(?:haben sie|sie haben) (?:einen|hinweise|fragen)\b.{0,30}(?:fehler|tipp|hinweis|frage)|fehler (?:gefunden|entdeckt|melden)|"
          r"alle rechte\b|zur startseite|mehr (?:aktuelle )?(?:nachrichten|news) (?:finden|lesen|gibt)|(?:quellen?|schlagworte|themen|stichworte)\s*:|"
          r"(?:dieser|der) (?:artikel|text|beitrag) (?:ist|erschien|wurde)\b.{0,40}(?:zuerst|erschienen|abonnent|kostenlos|übersetzt)|unterstützen sie\b.{0,20}(?:uns|unsere)",
    "fr": r"(?:nous|ce site|notre site)(?: et nos partenaires)? (?:utilis(?:ons|e)|stock(?:ons|e))\b.{0,40}cookies|en poursuivant\b.{0,30}navigation|"
          r"abonnez-vous\b|inscrivez-vous\b.{0,60}(?:newsletter|lettre|gratuit|alertes?)|recevez\b.{0,60}(?:newsletter|lettre|boîte|mail|actualités|alertes?)|"
          r"suivez[- ](?:nous|-nous)|retrouvez[- ]nous\b|téléchargez\b.{0,30}appli|tous droits\b|(?:une )?(?:erreur|faute)\b.{0,30}\?|signaler une erreur|"
          r"(?:cet article|ce contenu|la suite) est réservée?\b|contenu réservé|il vous reste\b.{0,60}(?:lire|article)|(?:vous êtes )?déjà abonné|vous avez déjà un compte|"
          r"(?:sources?|mots-clés|thèmes|rubrique)\s*:|soutenez[- ]nous\b",
    "es": r"(?:utilizamos|usamos)\b.{0,30}cookies|este sitio(?: web)? (?:usa|utiliza)\b|al (?:continuar|seguir) (?:navegando|con)\b|"
          r"suscr[ií]b(?:ete|ase|irse) (?:a|para|aquí|y)\b|regístrate\b|recib[ea]\b.{0,50}(?:correo|boletín|newsletter|noticias|alertas)|síguenos\b|s[ií]gu[ea]nos\b|"
          r"únete a nuestr|descarg(?:a|ue)\b.{0,30}app\b|todos los derechos\b|¿?(?:has visto|has encontrado|encontraste) (?:un|algún) error|"
          r"(?:este (?:artículo|contenido)|contenido) (?:es )?(?:exclusivo|solo para)|¿?ya eres suscriptor|(?:fuentes?|etiquetas|temas|palabras clave)\s*:|apoya\b.{0,20}(?:nuestr|periodismo)",
}  # fmt: skip

CAPTIONS = (
    r"(?:photo(?:graph)?s?|image|picture|screenshot|video|footage|illustration|credit|caption|(?:file|archive|illustrative) (?:photo|image|picture)|map|infographic|"
    r"(?:архивное |иллюстративное )?фото|скриншот|снимок|кадр|иллюстрация|видео|инфографика|фотография|"
    r"(?:архівне |ілюстративне )?фото|скріншот|світлина|ілюстрація|відео|інфографіка|"
    r"(?:symbol|archiv)?(?:foto|bild)(?:er|s)?|grafik|photo d['’](?:archives?|illustration)|crédits?(?: photo)?|légende|vidéo|"
    r"(?:foto|imagen|fotografía)s?(?: de archivo)?|captura|vídeo|créditos?)"
    r"(?: (?:of|from|by|credit|courtesy|released|shows?|taken|из|с места|від|з місця|von|de|du|crédit)\b|\s*[:/©(])"
)
ON_THE_PICTURE = (
    r"(?:pictured|in (?:this|the) (?:photo|image|picture|file photo)|this (?:photo|image|picture|screengrab)\b|"
    r"на (?:фото|снимке|фотографии|видео|світлині|знімку|відео)\s*[:—–,-]|"
    r"(?:auf diesem|das) (?:foto|bild) zeigt|sur (?:la|cette) (?:photo|image)\s*[:,]|en (?:la|esta) (?:foto|imagen)\s*[:,]|"
    r"(?:left|right|above|below|top|bottom)\s*:\s)"
)
CREDITS = (
    r"(?:photo|photograph|image|picture|credit|фото|foto|bild|crédit|imagen)\s*(?:by|credit|:)\s*[^.!?]{2,60}[.\d\s]*$|"
    r"[(\[](?:photo|image|ap photo|file|фото|foto|bild|photo d['’]archives?|imagen|crédit|getty|reuters|afp|epa)\b[^)\]]{0,60}[)\]]\s*$|"
    r"\b(?:reuters|afp|epa(?:-efe)?|ap photo|ap|dpa|tass|тасс|риа новости|getty(?: images)?|унн|укр[иі]нформ)\s?/\s?[^.!?/]{2,40}$|"
    r"©\s?[^.!?©]{2,40}\W*$"
)
PICTURE_AGENCIES = ("getty images", "ap photo", "epa-efe", "shutterstock", "picture alliance")
SIGN_OFFS = (
    r".{0,200}\bcontributed (?:to|reporting(?: to)?) th(?:is|e) (?:report|story|article)\b|"
    r"(?:associated press|afp|reuters)(?: (?:writers?|journalists?|reporters?|staff))\b.{0,120}\bcontributed\b"
)
AUTHORS = r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|(?:[Аа]втор(?:ы|и)?|[Тт]екст|[Жж]урналист(?:ка)?|[Жж]урналіст(?:ка)?|[Rr]edacción|[Aa]utor(?:in|a)?|[Aa]uteur)\s*[:—–-]?)"
