"""A real Chromium with the network cut, and what axe finds in a page."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from maps import EventMap

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        assert "CI" not in os.environ, "Chromium is not here, and CI must not pass without it"
        pytest.skip("Chromium is not here")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of ours and waits until it is ready; a request, a message or an error fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def hold(route: Route) -> None:
        address = route.request.url
        if address.startswith("file:") and address.partition("#")[0].endswith(".html"):
            route.continue_()
        else:
            faults.append(f"request {address[:80]}")
            route.abort()

    def open_page(address: str, width: int = 1200, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", hold)
        page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto(address)
        page.wait_for_selector('body[data-dateline="ready"]', state="attached", timeout=20_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def opened(visit: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """Opens a map from a file; no test may leave a fault behind."""
    numbers = itertools.count()

    def open_map(events: EventMap, **options: Any) -> Page:
        path = tmp_path / f"map {next(numbers)}.html"
        events.save(path)
        return visit(path.as_uri(), **options)

    return open_map


@pytest.fixture(scope="module")
def axe() -> Callable[[Page], list[Any]]:
    """What axe-core has against a page as it stands: rule, element and advice of each violation."""
    if not AXE.exists():
        assert "CI" not in os.environ, "axe-core is not here, and CI must not pass without it"
        pytest.skip("axe-core is not here (npm ci)")
    script = AXE.read_text(encoding="utf-8")

    def violations(page: Page) -> list[Any]:
        page.evaluate(script)
        found: list[Any] = page.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(({violations}) =>"
            " violations.map(({id, nodes}) => [id, nodes[0].html, nodes[0].failureSummary]))"
        )
        return found

    return violations
