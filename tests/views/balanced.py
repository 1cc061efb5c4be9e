"""HTML as a browser takes it apart: what is shown, and which tags are there."""

from html.parser import HTMLParser

EMPTY = ("br", "img", "hr", "meta")


class Balanced(HTMLParser):
    """Collects what is shown and fails on a tag that does not close."""

    def __init__(self, page):
        super().__init__()
        self.open, self.shown, self.tags = [], "", []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.shown += data

    @property
    def titles(self):
        """What is said when one points at words, by these words' order."""
        return [attributes["title"] for _, attributes in self.tags if "title" in attributes]

    def harmless(self):
        """Whether nothing in it runs, loads, or leaves its element: only tags and attributes of ours."""
        tags = {tag for tag, _ in self.tags}
        attributes = {name for _, given in self.tags for name in given}
        ours = {"div", "p", "span", "strong", "bdi", "details", "summary", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
        return tags <= ours and attributes <= {"style", "title", "class", "dir"}
