"""A Chromium with the network cut that opens pages, moves about in them and tells how long things take."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import CDPSession, Page, Route, sync_playwright

from maps import vendored

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
WIDTH, HEIGHT = 1200, 800
# When an attribute of the body takes a value, the time since the navigation once that is on the screen.
WATCH = """
window.marked = {};
const now = (name) => (window.marked[name] ??= performance.now());
const mark = (name) => requestAnimationFrame(() => setTimeout(() => now(name)));
new MutationObserver(() => {
  const state = document.body?.dataset.dateline;
  if (state) mark(state);
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-dateline"]});
"""
RECORD = """
window.frames_ = [];
let last = 0;
const next = (now) => {
  if (last) window.frames_.push(now - last);
  last = now;
  window.recording = requestAnimationFrame(next);
};
window.recording = requestAnimationFrame(next);
"""
FRAME = """() => new Promise((done) =>
  requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""
MEDIAN = """() => {
  cancelAnimationFrame(window.recording);
  return window.frames_.sort((a, b) => a - b)[Math.floor(window.frames_.length / 2)];
}"""


class Opened:
    """A page that is open."""

    def __init__(self, page: Page, session: CDPSession, asked: list[str]) -> None:
        self.page = page
        self.asked = asked
        """Hosts that the page asked for what nobody has here."""
        self._session = session

    def loaded(self) -> float:
        """When the page had loaded and its scripts let a frame through, in ms since it was asked for."""
        found: float = self.page.evaluate(FRAME)
        return found

    def blank(self) -> bool:
        """Whether the middle of the page is of one colour, but for some letters."""
        self.page.wait_for_timeout(1500)
        middle = {"x": WIDTH * 0.1, "y": HEIGHT * 0.15, "width": WIDTH * 0.8, "height": HEIGHT * 0.7}
        shot = Image.open(io.BytesIO(self.page.screenshot(clip=middle))).convert("RGB")
        counts = sorted((count for count, _ in shot.getcolors(1 << 24) or []), reverse=True)
        return sum(counts[1:]) < 0.0005 * shot.width * shot.height

    def wait(self, selector: str, timeout_s: float = 60) -> None:
        self.page.wait_for_selector(selector, state="attached", timeout=1000 * timeout_s)

    def marked(self, name: str = "drawn") -> float:
        """When the page first said so, in ms since it was asked for."""
        self.page.wait_for_function("(name) => name in window.marked", arg=name)
        found: float = self.page.evaluate("(name) => window.marked[name]", name)
        return found

    def evaluate(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)

    def heap_mb(self) -> float:
        """Objects of the page's scripts, and the buffers that they hold, after a collection."""
        self._session.send("HeapProfiler.collectGarbage")
        usage = self._session.send("Runtime.getHeapUsage")
        return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6

    def frames(self, move: Callable[[], None]) -> float:
        """The median time between frames during a movement, in ms."""
        self.page.wait_for_timeout(300)
        self.page.evaluate(RECORD)
        move()
        median: float = self.page.evaluate(MEDIAN)
        return median

    def pan(self, turns: int = 3) -> None:
        """Drags the map to and fro."""
        mouse = self.page.mouse
        left, top = WIDTH * 0.65, HEIGHT * 0.45
        for turn in range(turns):
            mouse.move(left, top)
            mouse.down()
            for step in range(25):
                way = 12 * step * (1 if turn % 2 else -1)
                mouse.move(left + way, top + way / 3)
            mouse.up()

    def slide(self) -> None:
        """Drags the beginning of the time window through the first half of the time."""
        slider = self.page.get_by_role("slider", name="From")
        box = slider.bounding_box()
        assert box is not None
        mouse, middle = self.page.mouse, box["y"] + box["height"] / 2
        mouse.move(box["x"] + 4, middle)
        mouse.down()
        for step in range(75):
            mouse.move(box["x"] + 4 + box["width"] / 2 * step / 75, middle)
        mouse.up()


class Chromium:
    """The browser; one page at a time is open in it."""

    def __enter__(self) -> Chromium:
        self._play = sync_playwright().start()
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        self._browser = self._play.chromium.launch(executable_path=found, args=list(FLAGS))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._play.stop()

    @contextmanager
    def opened(self, path: Path, state: str | None = None, timeout_s: float = 60) -> Iterator[Opened]:
        """The page of a file, once its body is in this state, or else has loaded."""
        context = self._browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        page.set_default_timeout(1000 * timeout_s)
        page.add_init_script(WATCH)
        asked: list[str] = []

        def answer(route: Route) -> None:
            """Our own copy of a library, where a page asks the net for one."""
            address = route.request.url
            if address.startswith(("file:", "blob:", "data:")):
                route.continue_()
            elif (name := vendored.replacement(address)) is not None:
                kind = "text/css" if name.endswith(".css") else "text/javascript"
                route.fulfill(body=vendored.text(name), content_type=kind)
            else:
                host = urlsplit(address).netloc
                asked.extend([host] if host not in asked else [])
                route.abort()

        page.route("**/*", answer)
        try:
            page.goto(path.as_uri(), wait_until="commit" if state else "load")
            if state:
                page.wait_for_function("(name) => name in window.marked", arg=state)
            yield Opened(page, context.new_cdp_session(page), asked)
        finally:
            context.close()
