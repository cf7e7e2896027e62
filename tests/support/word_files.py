"""Word files opened as Word opens them: numbers counted, parts read, words edited."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "一二三四五六七八九十"


def parts(content: bytes) -> dict[str, bytes]:
    """Unpack a file."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    """Pack a file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def part(content: bytes, name: str = "document") -> Element:
    """Read one of Word's parts."""
    return etree.fromstring(parts(content)[f"word/{name}.xml"])


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Change the text of a part, which must then differ."""
    found = parts(content)
    before = found[f"word/{name}.xml"].decode()
    after = change(before)
    assert after != before
    return packed({**found, f"word/{name}.xml": after.encode()})


def edited(content: bytes, change: Callable[[WordDocument], None]) -> bytes:
    """Open a file, change it as a user does, and save it."""
    document = docx.Document(BytesIO(content))
    change(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def find(document: WordDocument, words: str) -> WordParagraph:
    """Find the first paragraph behind the masthead that has the words."""
    behind = document.paragraphs[1:]
    return next(one for one in behind if words in one.text)


def words_of(paragraph: Element) -> str:
    """Give the words of a paragraph."""
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def numbered(content: bytes) -> list[tuple[str, str]]:
    """Count as Word does: give the number that it prints, and the paragraph's words."""
    lists = part(content, "numbering")
    counts: dict[str, int] = {}
    begun: set[str] = set()
    found = []
    for paragraph in part(content).iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is None:
            continue
        one = str(number.get(f"{W}val"))
        entry = lists.find(f"{W}num[@{W}numId='{one}']")
        assert entry is not None
        kind = _value(entry, "abstractNumId")
        if one not in begun:
            begun.add(one)
            counts[kind] = int(_value(entry, "lvlOverride/startOverride")) - 1
        counts[kind] += 1
        level = lists.find(f"{W}abstractNum[@{W}abstractNumId='{kind}']/{W}lvl")
        assert level is not None
        shown = _shown(_value(level, "numFmt"), counts[kind])
        printed = _value(level, "lvlText").replace("%1", shown)
        found.append((printed, words_of(paragraph)))
    return found


def _value(parent: Element, path: str) -> str:
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/")))
    assert found is not None
    return str(found.get(f"{W}val"))


def _shown(form: str, count: int) -> str:
    letters, letter = divmod(count - 1, 26)
    ways: dict[str, Callable[[], str]] = {
        "none": str,
        "decimal": lambda: str(count),
        "lowerLetter": lambda: chr(ord("a") + letter) * (letters + 1),
        "upperLetter": lambda: chr(ord("A") + letter) * (letters + 1),
        "upperRoman": lambda: ("I", "II", "III", "IV", "V", "VI")[count - 1],
        "lowerRoman": lambda: ("i", "ii", "iii", "iv", "v", "vi")[count - 1],
        "chineseCountingThousand": lambda: _CHINESE[count - 1],
    }
    return ways[form]()
