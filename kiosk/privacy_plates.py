"""Finds registration plates: ABC 123, and since 2019 also ABC 12D."""

import re
from collections.abc import Iterator

from kiosk.privacy_numbers import COUNTED, Span
from kiosk.privacy_people import words

# Transportstyrelsen: no I, Q, V, Å, Ä or Ö, and no O in the last place, where it would be a zero.
_LETTER = "A-HJ-PR-UW-Z"
_LAST = r"[\dA-HJ-NPR-UW-Z]"
_END = rf"(?!\w|[.,:]\d|-\d|{COUNTED})"
_TOGETHER = re.compile(
    rf"(?<![^\W_])([{_LETTER}]{{3}})[\s.–—−-]{{0,3}}\d\d{_LAST}{_END}", re.IGNORECASE
)
_APART = re.compile(
    rf"(?<![^\W_])([{_LETTER}](?:[\s-]?[{_LETTER}]){{2}})(?:[\s-]{{0,3}}\d){{2}}[\s-]?{_LAST}{_END}"
)
# After these words a word with digits is a plate too, and so is a foreign one: AB 12345.
_TOLD = re.compile(
    r"\b(?i:reg(?:istrerings)?[\s.-]?(?:nr|nummer|skylt)?|(?:nummer)?skylt(?:en|ar)?|plates?)"
    r"\b[\s.:]{1,4}(?i:nr\s|är\s|is\s)?"
    rf"((?:[A-Z]{{2,3}}|[A-Za-z]{{3}})[\s-]{{0,2}}(?:\d{{3,5}}|\d\d{_LAST})){_END}",
)
# A car's, in capitals: «bilen BUS 123».
_OF_CAR = re.compile(
    r"\b(?i:(?:bil|moped|volvo|car|audi)(?:en)?)\s(?:\w+\s)?"
    rf"([{_LETTER}]{{3}}[\s-]{{0,2}}\d\d{_LAST}){_END}"
)
# Words that stand before a number, of letters that a plate may have.
_WORDS = words(
    """
    all and ang ank any app apr apt are ask att aug bmw bor box bro bup bus but cab can car csn dag
    dan dec del dem den det dnr dog dom eka end ett eur fax feb fee fel fem fom for fot fre get ger
    ggr got gps gym had hal han har has hej hel hem hen her het hon hos how hsb hur hus jan jul jun
    kan kap kfm kod kom ktm kvm lag led let lgh lux maj man mar max may med men mer mfl mot nbr ned
    nej ner new nog not now num nya obs ocr off okt old one org ort oss our out own par pay per pga
    ppl ps pts rad ram ref reg rpm rps rum sal say see sek sen sep ser set sex she sju ska skr sms
    som sos str sum tal tar tax teg tel ten tex tfn the tog tom ton too top tor tre tum two typ
    und ung upp usa usd use ute was who why www yes yet you yta zon
    """
)


def plates(text: str) -> Iterator[Span]:
    """Yield Swedish plates in any case and spacing, but not «bus 123» or «max 300»."""
    for pattern in (_TOGETHER, _APART):
        for match in pattern.finditer(text):
            if re.sub(r"[\s-]", "", match[1]).lower() not in _WORDS:
                yield match.span()
    for pattern in (_TOLD, _OF_CAR):
        yield from (match.span(1) for match in pattern.finditer(text))
