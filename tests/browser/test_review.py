"""The review page in a real browser: choose, save, and the saved file places the rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from maps.cli import main

pytestmark = pytest.mark.browser

TABLE = """place,country,title
Qyxthorpe,,Fire in Qyxthorpe
Voronzh,Russia,Typing
Qyxthorpe,Ukraine,Again
Zzyzxville,,"</script><img src=x onerror=alert(1)>{{ 7*7 }}"
Lima,Peru,Sure
Kharkiv,Ukraine,Sure
"""
EXISTING = "# decided in May\ntext,geonameid,who\nLima,3936456,Ann\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table, corrections so far, and the page that `dateline review --page` makes of them."""
    made = tmp_path_factory.mktemp("review")
    (made / "events.csv").write_text(TABLE, encoding="utf-8")
    (made / "corrections.csv").write_text(EXISTING, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert main(["review", "events.csv", "--page", "review.html", "-q"]) == 0
    return made


@pytest.fixture
def opened(visit: Callable[..., Page], folder: Path) -> Callable[..., Page]:
    """Opens the page; no test may leave a fault behind."""

    def open_page(address: str = "", **options: Any) -> Page:
        return visit((folder / "review.html").as_uri() + address, **options)

    return open_page


def choose(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Names to decide").get_by_text(name, exact=True).first.click()
    expect(page.get_by_role("heading", level=2)).to_have_text(name)


def saved(page: Page) -> str:
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save corrections.csv").click()
    assert caught.value.suggested_filename == "corrections.csv"
    return Path(caught.value.path()).read_text(encoding="utf-8")


def test_what_is_chosen_and_saved_places_the_rows(
    opened: Callable[..., Page], tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    page = opened()
    status = page.get_by_role("status")
    expect(status).to_have_text("0 of 3 names decided.")
    choose(page, "Voronzh")
    page.get_by_role("radio", name="1: Voronezh").check()
    expect(status).to_have_text("1 of 3 names decided.")
    choose(page, "Qyxthorpe")
    page.get_by_role("radio", name="A point").check()
    page.get_by_label("longitude").fill("36.19")
    page.get_by_label("latitude").fill("51.73")
    choose(page, "Zzyzxville")
    page.get_by_role("radio", name="No place where").check()
    text = saved(page)
    assert text.startswith("# decided in May\ntext,geonameid,who,")
    assert "\nLima,3936456,Ann\n" in text
    for name in ("events.csv",):
        shutil.copy(folder / name, tmp_path)
    (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["map", "events.csv", "--corrections", "corrections.csv", "-o", "map.html"]) == 0
    told = capsys.readouterr().err
    assert "5 rows decided by corrections.csv\n" in told
    assert "read 6 = mapped 5 + off_map 1 + unresolved 0" in told


def test_a_number_on_the_map_chooses_and_a_click_sets_a_point(opened: Callable[..., Page]) -> None:
    page = opened()
    choose(page, "Voronzh")
    page.get_by_role("button", name="Choose 1: Voronezh").click()
    expect(page.get_by_role("radio", name="1: Voronezh")).to_be_checked()
    page.get_by_role("radio", name="A point").check()
    expect(page.get_by_role("status")).to_have_text("0 of 3 names decided.")
    box = page.get_by_role("application", name="Map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
    expect(page.get_by_role("status")).to_have_text("1 of 3 names decided.")
    assert -180 <= float(page.get_by_label("longitude").input_value()) <= 180
    expect(page.get_by_role("img", name="The point")).to_be_visible()


def test_the_keyboard_suffices(opened: Callable[..., Page]) -> None:
    page = opened()
    rows = page.get_by_role("navigation", name="Names to decide").get_by_role("button")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    names = rows.locator(".dl-row-title").all_text_contents()
    rows.nth(names.index("Voronzh")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    page.get_by_role("radio", name="1: Voronezh").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("1 of 3 names decided.")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="No place where")).to_be_checked()
    page.get_by_role("button", name="Undecided again").press("Enter")
    expect(page.get_by_role("status")).to_have_text("0 of 3 names decided.")


def test_choices_survive_a_reload_and_a_broken_address_does_no_harm(opened: Callable[..., Page]) -> None:
    page = opened()
    choose(page, "Voronzh")
    page.get_by_role("radio", name="1: Voronezh").check()
    text = page.get_by_role("textbox", name="The corrections as text", include_hidden=True).input_value()
    page.reload()
    page.wait_for_selector('body[data-dateline="ready"]', state="attached")
    expect(page.get_by_role("heading", level=2)).to_have_text("Voronzh")
    expect(page.get_by_role("radio", name="1: Voronezh")).to_be_checked()
    again = page.get_by_role("textbox", name="The corrections as text", include_hidden=True).input_value()
    assert again == text
    broken = opened(address="#%7Bnot json")
    expect(broken.get_by_role("status")).to_have_text("0 of 3 names decided.")
    assert saved(broken) == EXISTING


def test_nothing_in_the_data_runs_and_all_of_it_shows(opened: Callable[..., Page]) -> None:
    page = opened()
    choose(page, "Zzyzxville")
    quote = page.locator("blockquote").first
    expect(quote).to_contain_text("</script><img src=x onerror=alert(1)>{{ 7*7 }}")
    assert page.evaluate("document.querySelectorAll('img[src=x], [onerror]').length") == 0


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_list_then_a_name_with_its_map(opened: Callable[..., Page], width: int) -> None:
    page = opened(width=width, height=700, has_touch=True, is_mobile=True)
    names = page.get_by_role("navigation", name="Names to decide")
    expect(names).to_be_visible()
    names.get_by_text("Voronzh").click()
    expect(page.get_by_role("application", name="Map")).to_be_visible()
    expect(names).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, select, .leaflet-bar a')]"
        ".filter((one) => one.checkVisibility({visibilityProperty: true}) && one.offsetHeight < 43)"
        ".map((one) => one.outerHTML)"
    )
    assert small == []
    page.get_by_role("button", name="All names").click()
    expect(names).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing(
    opened: Callable[..., Page], axe: Callable[[Page], list[Any]], width: int, scheme: str
) -> None:
    page = opened(width=width, color_scheme=scheme)
    for step in (
        "null",
        "[...document.querySelectorAll('.dr-row')].find((one) => /Voronzh/.test(one.textContent)).click()",
        "document.querySelector('[name=dr-choice]').click()",
        "document.querySelectorAll('details').forEach((one) => (one.open = true))",
    ):
        page.evaluate(step)
        assert axe(page) == [], step


def test_a_page_with_nothing_to_decide_says_so(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("place,country\nKazan,Russia\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        assert main(["review", "events.csv", "--page", "review.html", "--below", "0", "-q"]) == 0
    page = browser.new_page()
    page.goto((tmp_path / "review.html").as_uri())
    expect(page.get_by_text("Nothing to decide.")).to_be_visible()
    page.close()


def test_without_scripts_the_names_stand_in_a_table(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((folder / "review.html").as_uri())
    expect(page.get_by_role("cell", name="Qyxthorpe").first).to_be_visible()
    context.close()
