"""A real JupyterLab on 127.0.0.1 and a Chromium that reaches nothing else: for the browser tests and the screenshots."""

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
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SECOND = 1000
VIEWPORT = {"width": 1366, "height": 768}
READY = """() => { const w = window.jupyterapp && window.jupyterapp.shell.currentWidget;
    const c = w && w.sessionContext;
    return !!(c && c.isReady && c.session && c.session.kernel && c.session.kernel.status === 'idle')"""
DIALOG = ".jp-Dialog button.jp-mod-accept"


class Lab:
    """A running JupyterLab: `root` is the folder it serves, `address` its own without a path."""

    def __init__(self, root: Path, port: int, token: str) -> None:
        self.root, self.address, self._token = root, f"http://127.0.0.1:{port}", token

    def page(self, notebook: str) -> str:
        """The address of a notebook."""
        return f"{self.address}/lab/tree/notebooks/{notebook}?reset&token={self._token}"


@contextmanager
def serve(home: Path, *, dark: bool = False) -> Iterator[Lab]:
    """A JupyterLab that serves a copy of notebooks and data under `home`, with settings of its own."""
    root = home / "root"
    for name in ("notebooks", "data", "seeds"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    settings = home / "s" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    theme = "JupyterLab Dark" if dark else "JupyterLab Light"
    (settings / "themes.jupyterlab-settings").write_text(f'{{"theme": "{theme}"}}', "utf-8")
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}', "utf-8")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    token = secrets.token_hex(16)
    own = {f"JUPYTER_{name}": str(home / name) for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "w"), "JUPYTERLAB_SETTINGS_DIR": str(home / "s")}
    options = f"""--no-browser --allow-root --ip=127.0.0.1 --port={port} --ServerApp.port_retries=0
        --IdentityProvider.token={token} --ServerApp.root_dir={root} --expose-app-in-browser
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
            yield Lab(root, port, token)
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(480):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            assert server.poll() is None, log.read_text("utf-8")[-2000:]
            time.sleep(0.25)
    raise AssertionError("JupyterLab did not answer within two minutes")


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium."""
    assert CHROMIUM, "no Chromium found, and MEMOKIT_REQUIRE_BROWSER=1 asks for one"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


class Open:
    """A notebook open in the browser and run, with what went wrong on it and what it asked for elsewhere."""

    def __init__(self, browser: Any, lab: Lab, notebook: str, *, seconds: int = 60) -> None:
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.lab, self.notebook, self._limit = lab, notebook, seconds * SECOND
        self.page = browser.new_page(viewport=VIEWPORT, accept_downloads=True)
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda r: None if self._is_own(r.url) else self.outside.append(r.url))
        self.page.on("websocket", lambda w: None if self._is_own(w.url) else self.outside.append(w.url))
        self.open()

    def _is_own(self, address: str) -> bool:
        return address.startswith(
            (self.lab.address, self.lab.address.replace("http", "ws"), "data:", "blob:")
        )

    def open(self) -> None:
        """Open the notebook, wait for its kernel, run all its cells, and wait for the explorer and its picture."""
        self.page.goto(self.lab.page(self.notebook))
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60 * SECOND)
        self.page.wait_for_function(
            f"{READY} || !!document.querySelector('{DIALOG}') }}", timeout=60 * SECOND
        )
        if self.page.locator(DIALOG).count():
            self.page.locator(DIALOG).first.click()
        self.page.wait_for_function(f"{READY} && !document.querySelector('{DIALOG}') }}", timeout=60 * SECOND)
        self.run()
        self.page.wait_for_function("!document.querySelector('.coming')", timeout=self._limit)
        self.settled()

    def run(self) -> None:
        """Run all its cells, and wait for the explorer."""
        self.page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_selector(
            ".memokit-explorer .counts span, .memokit-start .memos p", timeout=self._limit
        )

    @property
    def explorer(self) -> Any:
        """The explorer of the notebook."""
        return self.page.locator(".memokit-explorer").first

    def part(self, name: str) -> Any:
        """A part of it: controls, counts, chart, table, panel, status."""
        return self.explorer.locator(f".{name}").first

    def settled(self) -> None:
        """Wait until the kernel has nothing more to do."""
        self.page.wait_for_function(f"{READY} }}", timeout=self._limit)

    def until(self, part: str, words: str, *, absent: bool = False) -> None:
        """Wait until `words` stand in a part, or no longer do."""
        self.page.wait_for_function(
            """([part, words, absent]) => { const own = document.querySelector('.memokit-explorer .' + part);
                return own && own.textContent.includes(words) !== absent }""",
            arg=[part, words, absent],
            timeout=20 * SECOND,
        )

    def changed(self, part: str, before: str) -> None:
        """Wait until a part's HTML is no longer what it was."""
        self.page.wait_for_function(
            "([part, before]) => document.querySelector('.memokit-explorer .' + part).innerHTML !== before",
            arg=[part, before],
            timeout=20 * SECOND,
        )

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a control."""
        self.part("controls").get_by_label(label, exact=True).select_option(label=option)

    def type(self, label: str, words: str) -> None:
        """Type words into a control."""
        control = self.part("controls").get_by_label(label, exact=True)
        control.fill(words)
        control.press("Enter")

    def check(self) -> None:
        """Assert that nothing went wrong and nothing outside was asked for."""
        assert self.errors == [], self.errors
        assert self.outside == [], self.outside
