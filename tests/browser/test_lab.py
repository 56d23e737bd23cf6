"""A real JupyterLab on 127.0.0.1 in Chromium: move a control of each explorer and see what is shown change.

Without a Chromium the tests are skipped; with MEMOKIT_REQUIRE_BROWSER=1, as in CI, that is a failure.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP*~NOTFOUND,EXCLUDE127.0.0.1",
]
SWITCHES[-1] = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SECOND = 1000

pytestmark = [pytest.mark.browser]
if CHROMIUM is None and os.environ.get("MEMOKIT_REQUIRE_BROWSER") != "1":
    pytestmark.append(pytest.mark.skip(reason="no Chromium found"))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that serves a copy of notebooks and data, with settings of its own."""
    home = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(
            ROOT / name, home / "root" / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
        )
    port, token = _free_port(), secrets.token_hex(16)
    folders = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]
    own = {f"JUPYTER_{name}": str(home / name) for name in folders}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "w"), "JUPYTERLAB_SETTINGS_DIR": str(home / "s")}
    options = f"""--no-browser --allow-root --ip=127.0.0.1 --port={port} --ServerApp.port_retries=0
        --IdentityProvider.token={token} --ServerApp.root_dir={home / "root"} --expose-app-in-browser
        --LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate""".split()
    with (home / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **own, "IPYTHONDIR": str(home / "i")},
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server, home / "lab.log")
            yield f"http://127.0.0.1:{port}/lab/tree/notebooks/{{}}?reset&token={token}"
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            assert server.poll() is None, log.read_text("utf-8")[-2000:]
            time.sleep(0.25)
    raise AssertionError("JupyterLab did not answer within a minute")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    assert CHROMIUM, "no Chromium found, and MEMOKIT_REQUIRE_BROWSER=1 asks for one"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


class Page:
    """A notebook open in the browser, with what went wrong on it and what it asked for elsewhere."""

    def __init__(self, browser: Any, address: str, notebook: str) -> None:
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page = browser.new_page(viewport={"width": 1366, "height": 768})
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda r: self.outside.append(r.url) if self._is_outside(r.url) else None)
        self.page.goto(address.format(notebook))
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60 * SECOND)
        self._wait_for_kernel()
        self.page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_selector(".memokit-explorer svg, .memokit-explorer mark", timeout=60 * SECOND)

    @staticmethod
    def _is_outside(address: str) -> bool:
        return not address.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))

    def _wait_for_kernel(self) -> None:
        dialog = self.page.locator(".jp-Dialog button.jp-mod-accept")
        ready = """() => { const w = window.jupyterapp && window.jupyterapp.shell.currentWidget;
            const c = w && w.sessionContext;
            return !!(c && c.isReady && c.session && c.session.kernel && c.session.kernel.status === 'idle')
              || !!document.querySelector('.jp-Dialog button.jp-mod-accept') }"""
        self.page.wait_for_function(ready, timeout=60 * SECOND)
        if dialog.count():
            dialog.first.click()
        self.page.wait_for_function(ready.replace("|| !!document", "&& !document"), timeout=60 * SECOND)

    def shown(self) -> str:
        """What the explorer shows below its controls."""
        return str(self.page.locator(".memokit-explorer").first.inner_html())

    def changes_when(self, move: Any, expected: str) -> None:
        """Assert that `move` changes what is shown, and that `expected` then stands in it."""
        before = self.page.locator(".memokit-explorer").first.text_content()
        move(self.page.locator(".memokit-explorer").first)
        self.page.wait_for_function(
            """([before, expected]) => { const now = document.querySelector('.memokit-explorer').textContent;
                return now !== before && now.includes(expected) }""",
            arg=[before, expected],
            timeout=20 * SECOND,
        )

    def close(self) -> None:
        """Assert that nothing went wrong and nothing outside was asked for."""
        self.page.close()
        assert self.errors == []
        assert self.outside == []


def _choose(label: str, option: str) -> Any:
    return lambda explorer: explorer.get_by_label(label, exact=True).select_option(label=option)


def _type(label: str, words: str) -> Any:
    def move(explorer: Any) -> None:
        explorer.get_by_label(label, exact=True).fill(words)
        explorer.get_by_label(label, exact=True).press("Enter")

    return move


MOVES = [
    ("01_timeline.ipynb", _choose("bars", "by month"), "by month"),
    ("01_timeline.ipynb", _type("only with the words", "ceasefire"), "ceasefire"),
    ("02_quotes.ipynb", _choose("kind", "partial quotation"), "a message with an engine"),
    ("02_quotes.ipynb", _choose("speaker", "Dario Venn"), "Dario Venn"),
    ("03_keywords.ipynb", _type("words, with commas between", "barley"), "barley"),
    ("04_read_a_memo.ipynb", _choose("mark", "days"), "2031"),
]


@pytest.mark.parametrize("notebook", sorted({notebook for notebook, _, _ in MOVES}))
def test_moving_a_control_changes_what_is_seen(lab: str, browser: Any, notebook: str) -> None:
    page = Page(browser, lab, notebook)
    for move, expected in [(move, expected) for own, move, expected in MOVES if own == notebook]:
        if notebook == "04_read_a_memo.ipynb":
            marks = page.page.locator(".memokit-explorer mark.quote")
            assert marks.count() > 0
            move(page.page.locator(".memokit-explorer").first)
            page.page.wait_for_function(
                "() => !document.querySelector('.memokit-explorer mark.quote')", timeout=20 * SECOND
            )
        else:
            page.changes_when(move, expected)
    page.close()


def test_the_report_page_loads_nothing_and_has_no_error(browser: Any, tmp_path: Path) -> None:
    from memokit.reports import write_report

    folder = write_report([ROOT / "seeds"], out=tmp_path / "seeds")
    page = browser.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: asked.append(r.url))
    page.goto((folder / "index.html").as_uri())
    assert page.locator("section svg").count() >= 4
    assert "Mohamed Taha Siala" in page.locator("body").inner_text()
    twice = "() => { const i = [...document.querySelectorAll('[id]')].map(e => e.id); return i.length - new Set(i).size }"
    assert page.evaluate(twice) == 0
    page.close()
    assert errors == []
    assert asked == [(folder / "index.html").as_uri()]
