"""An editor at the keyboard: opens articles in a real browser, presses keys, and is asked afterwards what came of it.

editor = Editor(windows.open(), server)
editor.open("appointments")
editor.go_to("Tỉnh ủy Vĩnh Sơn")
editor.press("4")
assert editor.mention("Tỉnh ủy Vĩnh Sơn")["label"] == "LOC"
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.audit_server import AuditServer

# Items of an article that nobody presses a key more often than.
MANY = 100

# Where decisions are sent to.
DECISIONS = "**/decisions"


class Editor:
    """Somebody who works on the page, and the key strokes that it took."""

    def __init__(self, page: Page, server: AuditServer) -> None:
        self.page = page
        self.server = server
        self.article_id = ""
        self.strokes = 0
        self.held: list[Route] = []

    def log_in(self, name: str) -> None:
        """Log in with the key of a reviewer."""
        self.page.goto(f"{self.server.address}/login")
        self.page.get_by_label("Key").fill(self.server.keys[name])
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.server.address}/")

    def open(self, article_id: str, query: str = "") -> None:
        """Open an article, and wait until it can be worked on."""
        self.article_id = article_id
        self.page.goto(f"{self.server.address}/articles/{article_id}{query}")
        self.ready()

    def ready(self) -> None:
        """Wait until the page has its keys."""
        self.page.locator("#bar button").first.wait_for()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; a capital is a letter with Shift."""
        for key in keys:
            self.page.keyboard.press(f"Shift+{key}" if len(key) == 1 and key.isupper() else key)
            self.strokes += 1

    def type(self, text: str) -> None:
        """Type a text."""
        self.page.keyboard.type(text)
        self.strokes += len(text)

    def answer(self, digit: str) -> None:
        """Answer what the page asks of itself, which is no sooner heeded than it can have been read."""
        expect(self.page.get_by_role("dialog").locator(".options button").first).to_be_enabled()
        self.press(digit)

    def saved(self) -> None:
        """Wait until the server has all that was done."""
        self.page.locator("#saving.is-saved").wait_for()

    def hold(self) -> None:
        """Keep the next decision from the server until it is let go, and with it those that come after it."""
        self.page.route(DECISIONS, self.keep, times=1)

    def keep(self, route: Route) -> None:
        """Remember what is held."""
        self.held.append(route)

    def let_go(self) -> None:
        """Send the decision that was to be held, once it has come from the page."""
        while not self.held:
            self.page.wait_for_timeout(10)
        self.held.pop().continue_()

    def state(self, purpose: str = "review") -> dict[str, Any]:
        """The article as the server has it, once all is saved."""
        self.saved()
        answer = self.page.request.get(
            f"{self.server.address}/api/articles/{self.article_id}", params={"purpose": purpose}
        )
        assert answer.ok, answer.text()
        state: dict[str, Any] = answer.json()
        return state

    def mention(self, words: str, purpose: str = "review") -> dict[str, Any]:
        """The mention of these words that stands, or else the one that was rejected."""
        found = [each for each in self.state(purpose)["mentions"] if each["text"] == words]
        assert found, f"nothing is tagged in {words!r}"
        standing: dict[str, Any] = min(found, key=lambda each: each["review"] == "rejected")
        return standing

    def fact(self, kind: str, number: int = 0) -> dict[str, Any]:
        """A fact of a kind."""
        fact: dict[str, Any] = self.state()["facts"][kind][number]
        return fact

    def current(self) -> str:
        """The key of the current item, as "mentions/0123456789abcdef"."""
        key: str = self.page.evaluate(
            "document.querySelector('#facts [aria-current], #text [aria-current]')?.dataset.key ?? ''"
        )
        return key

    def go_to(self, words: str, kind: str = "mentions") -> None:
        """Go to the mention of these words, or to the first fact of a kind whose evidence has them."""
        self.press("Home")
        keys = self.keys_of(words, kind)
        for _ in range(MANY):
            if self.current() in keys:
                return
            self.press("j")
        raise AssertionError(f"no key leads to {words!r} in {kind}")

    def keys_of(self, words: str, kind: str) -> set[str]:
        """The keys of the items with these words."""
        state = self.state(self.purpose)
        if kind == "mentions":
            return {f"mentions/{each['item_id']}" for each in state["mentions"] if each["text"] == words}
        return {f"{kind}/{each['item_id']}" for each in state["facts"][kind] if words in each["evidence"]["quote"]}

    @property
    def purpose(self) -> str:
        """As what the article is open."""
        found: str = self.page.evaluate("new URLSearchParams(location.search).get('purpose') ?? 'review'")
        return found

    def selected(self) -> str:
        """The words that are selected in the text."""
        words: str = self.page.evaluate("getSelection().toString()")
        return words

    def extend_to(self, words: str, key: str = "Shift+ArrowRight") -> None:
        """Select more and more until just these words are selected."""
        for _ in range(MANY):
            if self.selected() == words:
                return
            self.press(key)
        raise AssertionError(f"{self.selected()!r} is selected, not {words!r}")

    def message(self) -> str:
        """What the page says of what was done last."""
        return self.page.locator("#message").inner_text()
