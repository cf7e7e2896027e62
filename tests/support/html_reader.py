"""A strict reader of HTML: tags that close, names that are there, words in order."""

from html.parser import HTMLParser

VOID = ("br", "col", "link", "meta")
PARTS = ("p", "li", "h1", "h2", "h3", "h4", "caption", "th", "td")


class Page(HTMLParser):
    """A page that was read.

    Attributes:
        tags: each opening tag with its attributes, in order.
        parts: name and text of what holds words, in order.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.parts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        assert self._open == [], f"{self._open} are left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; an attribute stands in it once."""
        assert len({name for name, _ in attrs}) == len(attrs), attrs
        self.tags.append((tag, dict(attrs)))
        if tag in PARTS:
            self.parts.append((tag, ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self._open[-1] == tag, f"{tag} closes {self._open[-1]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add to what holds words."""
        if set(PARTS) & set(self._open):
            name, words = self.parts[-1]
            self.parts[-1] = (name, words + data)

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        """List the attributes of each such tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def values(self, attribute: str) -> list[str]:
        """List the values of an attribute, wherever it stands."""
        found = (attributes.get(attribute) for _, attributes in self.tags)
        return [value for value in found if value is not None]
