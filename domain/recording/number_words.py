"""Numbers as names write them: "COP-3", "Third meeting", "Troisième réunion", "第三次".

A name is folded first (``domain.references.fold_words``): small letters, no accents.
"""

# ruff: noqa: RUF001 -- words in Cyrillic letters

import re

_ROWS = """
 1 first    premiere? primer[oa]?  перв(?:ые|ыи|ая|ое|ого|ои) (?:ال)?اول[ىي]?
 2 second   deuxieme  segund[oa]   втор(?:ые|ои|ая|ое|ого)      (?:ال)?ثانية?
 3 third    troisieme tercer[oa]?  трет(?:ьи|ии|ья|ье|ьего|ьеи) (?:ال)?ثالثة?
 4 fourth   quatrieme cuart[oa]    четверт(?:ыи|ая|ое|ого|ои)   (?:ال)?رابعة?
 5 fifth    cinquieme quint[oa]    пят(?:ыи|ая|ое|ого|ои)       (?:ال)?خامسة?
 6 sixth    sixieme   sext[oa]     шест(?:ои|ая|ое|ого)         (?:ال)?سادسة?
 7 seventh  septieme  septim[oa]   седьм(?:ои|ая|ое|ого)        (?:ال)?سابعة?
 8 eighth   huitieme  octav[oa]    восьм(?:ои|ая|ое|ого)        (?:ال)?ثامنة?
 9 ninth    neuvieme  noven[oa]    девят(?:ыи|ая|ое|ого|ои)     (?:ال)?تاسعة?
10 tenth    dixieme   decim[oa]    десят(?:ыи|ая|ое|ого|ои)     (?:ال)?عاشرة?
11 eleventh onzieme   undecim[oa]  одиннадцат(?:ыи|ая|ое|ого)   xi
12 twelfth  douzieme  duodecim[oa] двенадцат(?:ыи|ая|ое|ого)    xii
"""
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
_WORDS = re.compile(
    "|".join(
        f"(?P<number{number}>{'|'.join(patterns)})"
        for number, *patterns in map(str.split, _ROWS.strip().splitlines())
    )
)
_CHINESE = "一二三四五六七八九十"
_IN_CHINESE = re.compile(rf"第([{_CHINESE}]+|\d+)|([{_CHINESE}]+)(?=[次届号])")


def read_number(word: str) -> str:
    """Return the number that a folded word is, in digits; "" if it is none."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word in _ROMAN:
        return _ROMAN[word]
    found = _WORDS.fullmatch(word)
    return (found.lastgroup or "").removeprefix("number") if found else ""


def write_chinese_numbers(text: str) -> str:
    """Write the ordinal numbers of a Chinese text as words of digits."""
    if text.isascii():
        return text
    return _IN_CHINESE.sub(lambda found: f" {_value(found[1] or found[2])} ", text)


def _value(number: str) -> str:
    if number.isdigit():
        return number
    tens, ten, ones = number.rpartition("十")
    value = 10 * (_CHINESE.find(tens) + 1 or 1) if ten else 0
    return str(value + (_CHINESE.find(ones) + 1 if ones else 0))
