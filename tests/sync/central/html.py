"""Reads a page as a strict reader would: HTML5 whose tags all match, without anything external.

A script may stand in it when it has no attribute, so that its hash can allow it.
"""

from html.parser import HTMLParser
from itertools import pairwise

_OF_HTML = ("base", "br", "col", "hr", "input", "link", "meta", "source", "wbr")
_OF_SVG = ("path", "circle", "rect")  # written with a closing slash
VOID = frozenset((*_OF_HTML, *_OF_SVG))
_NEVER = frozenset(("iframe", "object", "embed", "form", "img"))


class Tree(HTMLParser):
    """The tags, ids, links and text of a page; raises AssertionError where it is not valid."""

    def __init__(self, page: str, *, forms: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._never = _NEVER - {"form"} if forms else _NEVER
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        assert page.startswith("<!DOCTYPE html>")
        self.feed(page)
        self.close()
        assert self.open == [], f"never closed: {self.open}"
        self._check()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute twice in {tag}"
        assert tag not in self._never, f"a {tag}"
        assert tag != "script" or not names, f"a script with {names}"
        assert not any(name.startswith("on") or name == "style" for name in names), names
        assert not (tag in ("div", "p", "ul", "ol", "h1", "h2") and "p" in self.open), f"{tag} in p"
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"{tag} was not open"
        assert self.open.pop() == tag, f"{tag} closes another"

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data + " "

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every `tag`."""
        return [attributes for name, attributes in self.tags if name == tag]

    def _check(self) -> None:
        ids = [attributes["id"] for _, attributes in self.tags if "id" in attributes]
        assert len(set(ids)) == len(ids), "an id twice"
        for _, attributes in self.tags:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set(attributes.get(name, "").split()) <= set(ids), attributes
            href = attributes.get("href", "/")
            assert href.startswith(("/", "#", "tel:", "data:image/svg+xml")), href
            assert not href.startswith("//"), href
            assert not href.startswith("#") or href[1:] in ids, href
        levels = [int(tag[1]) for tag, _ in self.tags if tag in ("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, "one h1 on every page"
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), f"a level left out: {levels}"
        assert self.all("html")[0]["lang"]
        assert self.all("title")
        assert len(self.all("main")) == 1
