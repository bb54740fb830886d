"""Finds a pointed-out person who is said to commit a crime. Only a hint: grammar is not read.

Such a text is specially protected (GDPR article 10), and the kiosk is no tip line. A problem in a
place, "people" and "young people" point nobody out; nor does a person to whom a crime is done.
"""

import re
from collections.abc import Iterator

from kiosk.privacy_names import is_first_name
from kiosk.privacy_numbers import Span
from kiosk.privacy_people import RELATED

_WHO = re.compile(rf"\b(?:han|hon|hen|he|she|{RELATED})\b(?:['’]s\b)?", re.I)
_CAPITALISED = re.compile(r"\b[A-ZÅÄÖ][^\W\d_]+")
# Between the person and the crime these bring in somebody else, a victim or a doubt.
_OTHERS = (
    r"att|någon|nån|några|nåt|folk|ungdomar\w*|människor|killar\w*|tjejer|män|kvinnor|de|dem|dom"
    r"|många|alla|ingen|inga|man|vi|ni|jag|polisen|poliser|gäng\w*|tjuvar|andra|som\sfolk"
    r"|blev|blir|blivit|bli|såg|ser|sett|hörde|hör|anmälde|anmäler|ringde|ringer|berätta\w*"
    r"|säger|sa|sade|klaga\w*|tycker|vill|vågar|borde|inte|aldrig|om|när|ifall|innan|eftersom|men"
    r"|vet|tror|rädd|mot|hjälp\w*|jobba\w*\sför"
    r"|that|someone|somebody|people|they|them|was|were|been|being|got|gets?|saw|sees?|heard|hears?"
    r"|report\w*|call(?:s|ed)|said|says|thinks?|wants?|not|never|\w+n['’]t|if|when|police|kids"
    r"|youths?|men|women|we|(?-i:I)|you|but|because|afraid|scared|told|tells?|helps?|against|others"
)
_WORD = rf"(?!(?:{_OTHERS})\b)\w[\w'’-]*"
_GAP = rf"(?:[\s,·]+{_WORD}){{0,8}}?[\s,·]+"
_NEAR = rf"(?:\s+{_WORD}){{0,3}}?\s+"
_GOODS = (
    r"(?:\w*knark\w*|droger\w*|drogerna|narkotika|hasch|gräs|marijuana|cannabis|braj|kokain|kola"
    r"|heroin|amfetamin|tjack|spice|benzo|tramadol|tabletter|piller|ladd|stöldgods|vejp\w*|vapes?|snus\still|cigg\w*\still|stulna?|vapen"
    r"|pistoler|hembränt|smuggelsprit|sprit\still|alkohol\still|öl\still\s(?:barn|ungdomar)"
    r"|drugs?|weed|cocaine|coke|heroin|pills|meth|hash|crack|alcohol\sto|cigarettes\sto"
    r"|stolen|guns)\b"
)
_TRADE = (
    r"(?:sälj(?:er|a|t)|sålt|sålde|langa(?:r|de|t|nde)?|deala(?:r|de|t)?|handlar\smed|smuggla(?:r|de|t)?"
    r"|tillverkar|odlar|odlade|gömmer|förvarar|köper|köpte|röker|rökte|tar|använder|har"
    r"|sells?|selling|sold|deals?|dealing|smuggl(?:es|ed|ing)|grows|growing|smokes|smoking|takes"
    r"|taking|uses|using|buys|buying|hides|hiding|has)"
)
_VIOLENCE = (
    r"(?:misshandla(?:r|de|t)|slagit|slår|slog)\b"
    r"(?!\s(?:larm|på\s(?!barn|sin|sitt|mig|fru)|sig|till\b(?!\s\w+\si)|vad|vakt|igen|igenom|fast|hål|upp"
    r"|ihop|läger|rot|an|ut\b|knut|sönder\sbara|tolv|ett|två|tre))"
    r"|(?:våldt(?:ar|og|agit)|antasta(?:r|de|t)|ofreda(?:r|de|t)|trakassera(?:r|de|t)"
    r"|förföl(?:jer|jde|jt)|stalka(?:r|de|t)|hota(?:r|de|t)|mörda(?:r|de|t)|döda(?:r|de|t)"
    r"|tafsa(?:r|de|t)|knivhögg|högg|utpressa(?:r|de|t)|rånmörda(?:r|de))\b"
    r"|(?:sparka(?:r|de|t)|strypt?e|stryper|spotta(?:r|de|t)\spå)\s(?:mig|oss|henne|honom|sin|sitt|sina|min)\b"
    r"|(?:rap(?:es|ed|ing)|molest(?:s|ed|ing)|stalk(?:s|ed|ing)|harass(?:es|ed|ing)"
    r"|threaten(?:s|ed|ing)|murder(?:s|ed)|grop(?:es|ed|ing)|assault(?:s|ed|ing)|stabb?(?:s|ed))\b"
    r"|(?:hits?|hitting|beats?|beating|punch(?:es|ed)|kick(?:s|ed)|slap(?:s|ped)|abus(?:es|ed|ing))"
    r"\s(?:up\s)?(?:me|us|him|her|his|my|the\s(?:kids|children|wife|dog))\b"
)
_THEFT = (
    r"(?:snor|snodde|snott|knycker|knyckte|stjäl|stjäler|stjäla|stal|stulit|snatta(?:r|de|t)|råna(?:r|de|t)|förskingra(?:r|de|t)"
    r"|fuskar\smed|muta(?:r|de|t)|(?:tar|tog|tagit)\s(?:emot\s)?mutor|bryter\ssig\sin|bröt\ssig\sin|g(?:ör|jorde)\sinbrott"
    r"|lurar\sav|lura(?:r|de|t)\s(?:gamla|äldre|pensionärer|folk\spå)|bedrar|bedrog"
    r"|(?:jobba(?:r|de)|anställer|betala(?:r|de)|hyr\sut)\ssvart|bidragsfuska(?:r|de)|sålde\smin"
    r"|steals?|stole|stolen|stealing|shoplifts?|robs|robbed|robbing|scams?|scammed"
    r"|broke\sinto|breaks\sinto|breaking\sinto|takes\sbribes)\b"
)
_DAMAGE = (
    r"(?:(?:eldar|eldade|bränn?er|brände|tände\seld\spå|tänder\seld\spå|sätter\seld\spå)"
    r"(?:\sned|\sner|\supp)?\s(?:\w+\s)?(?:bil\w*|cykl\w*|moped\w*|container\w*|soprum\w*|hus\w*)"
    r"|klottrar|klottrade|sprayar|sprayade|vandaliserar|krossa(?:r|de)\s\w*(?:rut|fönst)\w+"
    r"|sets?\sfire\sto|sprays?\sgraffiti|smash(?:es|ed)\s\w+\s?(?:windows?|cars?))\b"
)
_DRIVING = (
    r"(?:kör|körde|kört|kör\sbil)\s(?:\w+\s)?(?:full|fulla|rattfull|berusad|onykter|påverkad|hög"
    r"|drogad|utan\skörkort)\b|(?:drives|drove|driving)\s(?:\w+\s)?(?:drunk|high|without\sa\slicen[cs]e)\b"
)
_BEING = (
    r"(?:(?:är|var|is|was)|['’]s)\s(?:(?:en|ett|också|ju|väl|nog|känd|riktig|dömd|a|an|also|known"
    r"|convicted|real|the)\s){0,3}"
    r"(?:(?:knark|drog)?langare|(?:cykel|bil)?tjuv|pedofil|våldtäktsman|mördare|knarkare|kriminell"
    r"|brottsling|rånare|hustrumisshandlare|kvinnomisshandlare|gängmedlem|ligist|hallick"
    r"|bedragare|rattfyllerist|dömd\sför|drug\sdealer|dealer|thief|p(?:a)?edophile|rapist|murderer"
    r"|criminal|burglar|wife.beater|gang\smember|drug\saddict)\b"
)
_CRIME = re.compile(
    rf"{_GAP}(?:{_TRADE}{_NEAR}{_GOODS}|langar|langade|langat|knarkar|knarkade"
    rf"|{_VIOLENCE}|{_THEFT}|{_DAMAGE}|{_DRIVING}|{_BEING})",
    re.I,
)


def accusations(text: str) -> Iterator[Span]:
    """Yield from the person to the crime: «grannen på trean säljer knark», «he hits his wife»."""
    people = [match.span() for match in _WHO.finditer(text)]
    people += [name.span() for name in _CAPITALISED.finditer(text) if is_first_name(name[0])]
    for start, end in people:
        if crime := _CRIME.match(text, end):
            yield start, crime.end()
