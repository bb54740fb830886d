"""The turns of phrase by which `urgent` tells a call for help, language by language.

Patterns are matched without regard to case, in one sentence with single spaces.
"""

# Nothing but this; in a longer text it may be about anything.
ALONE = r"\W*(?:hjälp|hjälp\smig|help|help\sme|apua)\W*"
# An act and a "now": only together are they a call, and not if it is so every weekend.
_ACT = (
    r"(?:slåss|bråk\w*|slår|misshandla[srd]|slagen|sparkar|rånar?s?|bryter\ssig\sin|bryta\ssig\sin"
    r"|inbrott|hotas?|hotar|hotad|förföljd|förföljer|följer\sefter|jagar|jagad|skjuter|skjuts"
    r"|skottlossning|brinner|bränner|eldar|knivhuggen|slagsmål|knivslagsmål|stjäl|våldtas"
    r"|misshandel|med\s(?:en\s)?(?:kniv|pistol|vapen|yxa))"
)
_ACT_EN = (
    r"(?:fighting|breaking\sin\w*|robbing|stealing|shooting|stabbing|following|chasing"
    r"|attack(?:ing|ed)|beating|hitting|kicking|threatening|burning|raping|on\sfire|fights?|robbery|shooting|burglary)"
)
# "Nu räcker det", "nu måste": a wish.
_NOW = (
    r"(?:just\snu|precis\snu|i\sdetta\snu"
    r"|nu(?!\s(?:räcker|är\sdet|i\s(?:höst|vår|sommar|vinter)|på\s(?:hösten|våren|sommaren|vintern)|har|för|måste|borde|när|vill|behöver|får|ska|mer|och\sdå)))"
)
_REPORT = r"(?:göra\s(?:en\s)?(?:polis)?anmälan|(?:polis)?anmäla)\b"
_WISH = r"(?:vill|skulle\svilja|måste|behöver|tänker|önskar|ska|tänkte)"
# What was done, with a "just" or a "today".
_DONE = (
    r"(?:rånad|rånade|snodd|snodde|stulen|stulna|stulit|stal|stals|tog\smin|tagit\smin|krossat|krossade|krossad"
    r"|slagen|slog|överfallen|inbrott|bröt\ssig|brutit\ssig|hotad|hotade|knivhuggen|strypgrepp"
    r"|robbed|attacked|mugged|assaulted|stolen|stole|broke\sin\w*|beaten|stabbed|threatened)"
)
_RECENT = (
    r"(?:precis|nyss|alldeles\snyss|idag|i\sdag|igår|i\sgår|ikväll|i\skväll|inatt|i\snatt"
    r"|just\snow|today|tonight|yesterday|last\snight|this\smorning|an\shour\sago)"
)
# A lamp is reported elsewhere, and answers about it are welcome here.
_FAULT = (
    r"(?![^,]*(?:lamp|belysning|skräp|trasig|hål\si|grop|snö|skylt|bänk|intresse|mig\still"
    r"|light|litter|rubbish|pothole|broken|app\b))"
)
_CRIMES = (
    r"(?:mörda\w*|döda\w*|råna\w*|stal|stjäl|säljer|sålde|langa\w*|sköt|skjut\w*|slog|misshandla\w*"
    r"|våldtog|tände|eldade|bröt|krossade|knivhögg|klottra\w*|snor|snodde|gjorde\sdet|låg\sbakom"
    r"|robbed|killed|stole|steals|did\sit|sells|sold|shot|stabbed|raped|attacked|broke)"
)
GOING_ON = (
    rf"\b{_ACT}\b.{{0,40}}\b{_NOW}\b",
    rf"\b(?:just|precis)\snu\b.{{0,30}}\b{_ACT}\b",
    r"\bdet\spågår\s(?:ett|en)\s\w*(?:rån|inbrott|bråk|slagsmål|överfall|misshandel|våldtäkt)\b",
    r"\b(?:håller\spå\s(?:och\s|att\s)|försöker\s)(?:bryta|bryter|slå|slår|råna|rånar)\b",
    r"\bfullt\s(?:slagsmål|bråk)\b",
    r"\bdet\sär\s(?:ett\s|en\s)?(?:slagsmål|bråk|rån|inbrott|skottlossning|brand)"
    r"\s(?:här|nu|utanför|på\sgång)\b",
    r"\b(?:någon|nån|en\s(?:kille|tjej|man|kvinna|pojke|flicka)|min\s\w+)\s(?:är|har\sblivit)"
    r"\s(?:skjuten|knivhuggen|knivskuren|inlåst|försvunnen|kidnappad)\b",
    r"\bmin\s(?:son|dotter)\ssaknas\b|\bmy\s(?:son|daughter|child)\sis\s(?:missing|gone)\b",
    r",\s(?:snälla\s)?(?:hjälp|help)!*$",
    r"\b(?:skriker|ropar)\s(?:på|efter)\shjälp\b|\bjag\shör\s(?:slag|skott|skrik)\b",
    r"\b\w+\shar\s(?:en|ett)\s(?:kniv|pistol|vapen|yxa)\b",
    r"\bhar\s(?:kniv|pistol|vapen|yxa)\s(?:här|nu|i\shanden|framme)\b",
    r"\bbehöver\s(?:polis|ambulans|hjälp)\s(?:hit|nu|genast|här)\b",
    r"\b(?:utanför|vid)\smin\sdörr\b",
    rf"\b{_ACT}\b.{{0,25}}\b(?:här\sute|här\sinne|här\sutanför|utanför\shär)\b",
    r"\b(?:kan|kunde)\s(?:nån|någon|ni|du)\s(?:ringa|larma|skicka|tillkalla)\s(?:polis|polisen|112)\b",
    r"\bmin\s(?:son|dotter|pojke|flicka|mamma|pappa)\s(?:har\srymt|är\sborta|är\sförsvunnen)\b",
    r"\b(?:ligger|hittade)\b.{0,20}\b(?:skadad|medvetslös|blöder|livlös)\b",
    r"\b(?:är|ligger)\smedvetslös\b|\bandas\sinte\b|\bblöder\s(?:mycket|kraftigt|ymnigt)\b",
    rf"\b{_ACT_EN}\b.{{0,40}}\b(?:right\snow|now|at\sthis\smoment)\b",
    rf"\bright\snow\b.{{0,30}}\b{_ACT_EN}\b",
    rf"\b(?:is|are)\s{_ACT_EN}\b.{{0,30}}\boutside\b",
    r"\b(?:has|with)\sa\s(?:knife|gun|weapon)\b",
    r"\b(?:is|am|are|['’]m)\sbeing\s(?:followed|beaten|attacked|threatened|robbed|raped)\b",
    r"\b(?:is|are)\s(?:following|chasing|attacking)\s(?:me|us)\b",
    r"\b(?:is|keeps)\sbleeding\b|\bunconscious\b|\bnot\s(?:waking\sup|breathing)\b",
    r"\b(?:is|are)\s(?:screaming|shouting)\sfor\shelp\b",
    r"\bmurtautu\w+\b.{0,20}\b(?:nyt|sisään)\b|\btappelevat\snyt\b",
)
HABIT = (
    r"varje|var\w*\s(?:kväll|natt|helg|dag)|jämt|alltid|ofta|ibland|hela\stiden|mer\snu|mer\sän"
    r"|än\s(?:förr|förut|tidigare)|numera|helgerna|helger|kvällarna|nätterna|dagligen|ökat|ökar"
    r"|för\smånga|många|folk|ungdomar|ungdomarna|barn|män|räcker\sdet|lugnt|på\s(?:sommaren|vintern|hösten|våren)|måste|borde|gör\s(?:nåt|något)"
    r"|every|always|often|sometimes|all\sthe\stime|weekends?|nowadays|more\sthan|now\sand\sthen"
    r"|many|kids|youths|do\ssomething|should|must|never"
)
HAPPENED = (
    r"\bjag\s(?:blev|har\sblivit|vart)\s(?:\w+\s)?(?:slagen|misshandlad|våldtagen|rånad|knivhuggen"
    r"|hotad|kidnappad|överfallen|bestulen)\b",
    r"\b(?:har\s)?(?:slog|slagit|misshandla(?:de|t)|stryp(?:te|t)|hota(?:de|t)|våldt(?:og|agit))"
    r"\s(?:mig|oss)\b",
    rf"\b{_RECENT}\b.{{0,40}}\b{_DONE}\b|\b{_DONE}\b.{{0,40}}\b{_RECENT}\b",
    r"\bstrypgrepp\spå\smig\b",
    r"\b(?:i|we)\s(?:was|were|got|have\sbeen|['’]ve\sbeen)\s(?:\w+\s)?"
    r"(?:raped|beaten|kidnapped|stabbed|attacked|assaulted)\b",
    r"\bjust\s(?:(?:got|been)\s)?(?:robbed|attacked|mugged|assaulted|stolen)\b",
    r"\b(?:raped|raiskasi)\s(?:me|us|minut)\b|\b(?:hit|beat)\s(?:me|us)\b",
)
LONG_AGO = (
    r"(?:19|20)\d\d|i\s(?:fjol|våras|somras|höstas|vintras)|förra|för\s.{0,15}sedan|för\slänge\ssen"
    r"|när\sjag\svar|som\sbarn|en\sgång|tidigare|på\s\w+talet|last\s(?:year|spring|summer|autumn)"
    r"|years?\sago|months?\sago|once|rädd\s(?:att|för\satt)|rädda|afraid\sof|fortfarande"
)
ALWAYS = (
    # Help, at once.
    r"\b(?:snälla|please),?\s(?:hjälp|help)\b[,\s]+(?:me|mig|us|oss|my|min|he|han|she|hon)\b"
    r"(?!\s(?:att|med|få|to|with|get|find))",
    r"\bhjälp\smig\b(?!\s(?:att|med|få))|\bhjälp,?\s(?:han|hon|någon|nån|jag\s(?:är|blir))\b",
    r"\bhelp\sme\b(?!\s(?:to|with|get|find))",
    r"\b(?:skicka|ring|larma)\s(?:en\s)?(?:polis|polisen|ambulans)\s(?:hit|nu|fort|genast)\b",
    r"(?:^|[,]\s|\bsnälla\s)kom\s(?:hit\s)?(?:fort|snabbt|genast)\b(?!\s(?:med|till\s[A-ZÅÄÖ]))",
    r"\b(?:send|call)\s(?:the\s)?(?:police|an?\sambulance)\s(?:now|here|quick\w*|fast)\b",
    # A report or a tip.
    rf"(?:^|\bjag\s|\bmen\s|[,]\s){_WISH}\s(?:jag\s)?(?:få\s|nu\s|bara\s|här\s)?{_REPORT}{_FAULT}",
    r"\b(?:har|gäller|är)\sen\s(?:polis)?anmälan\satt\sgöra\b|\bvill\srapportera\sett\sbrott\b",
    rf"\b(?:kan|får|var\skan|hur\skan)\sjag\s{_REPORT}{_FAULT}|\bvar\sanmäler\sjag\b{_FAULT}"
    r"|\bför\satt\s(?:polis)?anmäla\s(?:min|mitt|en\s(?:stöld|våldtäkt|misshandel))\b",
    rf"\b(?:vill|skulle|ska)\sjag\s(?:vilja\s)?{_REPORT}{_FAULT}",
    rf"\bhur\s(?:kan\sjag|ska\sjag|gör\sjag\sför\satt|anmäler\sjag)(?:\s{_REPORT})?.{{0,15}}"
    r"\b(?:inbrott|stöld|brott|rån|stulen|misshandel|hot)\b",
    r"\b(?:vill|skulle\svilja|måste)\s(?:(?:lämna|ge)\s(?:ett\s)?tips|tipsa\s(?:polisen|er|om))\b",
    r"\bjag\shar\s(?:(?:ett\s)?tips|info|information|uppgifter)\s(?:till\spolisen|(?:om|på)\s(?:vem|vilka|en|ett|någon|nån|knark\w*|droger|brott\w*))\b",
    rf"\bjag\s(?:vet|såg|har\ssett)\s(?:exakt\s)?(?:vem|vilka|vilken)\s(?:det\svar\s)?som\s(?:\w+\s)?{_CRIMES}\b",
    r"\bjag\svet\s(?:var|vart|vad)\s(?:\w+\s)?(?:langar\w*|tjuv\w*|rånar\w*|mördar\w*)\b",
    r"\bi(?:\s(?:want|need|wish|have|would\slike)\sto|['’]d\slike\sto)\s(?:report\b|press\scharges|(?:make|file)\sa\s)"
    rf"{_FAULT}",
    r"\b(?:(?:how|where)\s(?:do|can)|can)\si\sreport\s(?:a|an|my)\s(?:stolen|theft|crime|robbery|burglary|assault)\b",
    r"\b(?:can|could)\s(?:you|i)\s(?:take|make|file)\sa\s(?:police\s)?report\b",
    r"\bi\shave\s(?:a\stip|information)\s(?:for\sthe\spolice|(?:about|on)\s(?:who|a|the|someone))\b",
    rf"\bi\s(?:know|saw)\swho\s(?:\w+\s)?{_CRIMES}\b",
    # Violence that goes on, at home or elsewhere.
    r"(?<!\bdet\s)\b(?:slår|misshandlar|sparkar|stryper|hotar|våldtar|förföljer|följer\sefter)"
    r"\s(?:mig|oss)\b(?!\s(?:hur|att|som))",
    r"^(?!.*(?:moped|bil|cykl|traktor|cars?\b|traffic|scooter)).*"
    r"\b(?:döda|mörda|skjuta|kill|shoot|stab)\s(?:mig|oss|me|us)\b",
    r"\bmin\s(?:fd|f\.d\.?|förra|före\sdetta|ex)\W?\s?\w*\s(?:står|följer|söker|hotar|ringer|kommer)\b",
    r"\b(?:slagit|misshandlat)\s(?:mig|oss)\s(?:\w+\s){0,2}(?:flera|många)\sgånger\b",
    r"\btvinga(?:r|de)\smig\s(?:till\ssex|att\s(?:gifta|ha\ssex|ligga))|\bjag\s(?:blir|är)\s(?:utsatt\sför\s(?:våld|hot|misshandel)|bortgift)",
    r"\b(?:låser|låste|stänger)\sin\smig\b|\bjag\sska\sgiftas\sbort\b",
    r"\bjag\sär\srädd\sför\smin\s(?:man|sambo|make|pojkvän|kille|pappa|styvpappa|ex\w*|bror)\b",
    r"\b(?:pappa|man|sambo|styvpappa|bror|kille)\s(?:slår|misshandlar)"
    r"\s(?:mamma|min\s\w+|mina\s\w+|barnen|våra)\b",
    r"\bjag\s(?:blir|är)\s(?:slagen|misshandlad|våldtagen|hotad\still|förföljd|inlåst|kidnappad)\b",
    r"\b(?:ska|hotar\s(?:med\s)?att|tänker|kommer\satt)\s(?:döda|mörda|skjuta|skada)\s(?:mig|oss)\b",
    r"\b(?:hits|beats|rapes|abuses|threatens|stalks)\s(?:me|us)\b(?!\s(?:how|that))",
    r"\b(?:father|dad|husband|boyfriend|brother|stepdad|stepfather)\s(?:hits|beats|abuses)\s(?:my|our)\b",
    r"\b(?:a|one)\s(?:man|guy|woman|boy)\sis\s(?:threatening|attacking|hitting|beating|stabbing)\b",
    r"\b(?:afraid|scared)\sof\smy\s(?:husband|boyfriend|father|dad|ex|brother|partner)\b",
    r"\bforc(?:es|ed|ing)\sme\sto\s(?:marry|have|sleep)\b|\blocks\sme\b",
    r"\b(?:is|keeps)\s(?:beating|hitting|raping|abusing|stalking)\s(?:me|us|my|her|him)\b",
    r"\b(?:going\sto|wants\sto|will|gonna)\s(?:kill|hurt|shoot|stab)\s(?:me|us|himself|herself)\b",
    # A life in danger.
    r"\b(?:ta|tar|tog)\s(?:livet\sav\smig|mitt\s(?:eget\s)?liv)\b",
    r"(?:^|\bjag\s|[,]\s|\boch\s)(?:orkar|vill)\sinte\sleva\b(?!\s(?:i|som|med|utan|så|här|på)\b)",
    r"(?:^|\bjag\s)(?:bara\s)?(?:vill|tänker)\s(?:bara\s)?dö\b(?!\sav)|\bavsluta\s(?:mitt\sliv|livet|allt)\b",
    r"\bjag\s(?:ska|vill|tänker)\shoppa\sfrån\b|\bvill\sinte\s(?:finnas|vara\skvar)\slängre\b|\bskada\smig\ssjälv\b",
    r"\b(?:tänker|funderar)\s(?:på|att\sbegå)\ssjälvmord\b|\bbegå\ssjälvmord\b|\bsjälvmordstankar\b|\bönskar\s(?:att\s)?jag\s(?:var|vore)\sdöd\b|\bjag\sär\ssuicidal\b",
    r"\bkill(?:ing)?\smyself\b|\bend\s(?:my\slife|it\sall)\b|\b(?:can['’]?t|cannot)\sgo\son\sliving\b|\bi\s(?:just\s)?want\sto\sdie\b",
    r"\b(?:thinking\s(?:about|of)|commit)\ssuicide\b|\bi(?:\sam|['’]m|\sfeel)\ssuicidal\b|\bwish\si\s(?:was|were)\sdead\b",
    r"\bi\s(?:don['’]?t|do\snot)\swant\sto\s(?:live|be\salive)\b(?!\s(?:in|here|near|with|next|on))",
    # Finnish.
    r"\b(?:lyö|hakkaa|uhkaa|pahoinpitelee)\s(?:minua|minut|meitä)\b|\bapua[,!]\s",
    r"\b(?:haluan|haluaisin)\s(?:tehdä\s)?rikosilmoit\w+|\bhaluan\s(?:tappaa\sitseni|kuolla)\b",
    # Arabic.
    r"يضربني|يضربنا|يهددني|(?:سوف\s|يريد\sأن\s)يقتلني|اغتصبني|النجدة|ساعدوني|أنقذوني",
    r"(?:أريد|اريد)\s(?:أن\s|ان\s)?(?:تقديم\s|أقدم\s|اقدم\s)?(?:بلاغ|أبلغ|ابلغ|الإبلاغ|شكوى)",
    r"(?:أريد|اريد)\s(?:أن\s|ان\s)?(?:أموت|اموت|أقتل\sنفسي|اقتل\sنفسي|الانتحار)",
)
