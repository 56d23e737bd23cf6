"""The page as PDF, through a Chromium that is there already: it keeps the links and the numbered sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from memokit.errors import ReportError
from memokit.reports.run import Progress

BROWSER = "MEMOKIT_CHROMIUM"
"""The environment variable that names a browser where none is found on the path."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
SECONDS = 180
PAPER = "<style>@page { size: A4 }</style>"
"""Put into the copy that is printed; the page itself leaves the paper to the reader's printer."""
_OPTIONS = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--run-all-compositor-stages-before-draw",
]


def find_chromium(tell: Progress) -> str | None:
    """A Chromium, Chrome or Edge of this machine; where there is none, one line says so."""
    named = os.environ.get(BROWSER)
    for name in [named] if named else [*_NAMES, *_ELSEWHERE]:
        found = shutil.which(name)
        if found:
            return found
    tell(
        f"memokit: {named or 'no Chromium'} {'is not there' if named else 'found'}, so no PDF is written; install one "
        f"(Debian: apt install chromium), name it in {BROWSER}, or print index.html from any browser"
    )
    return None


def write_pdf(chromium: str, page: Path, target: Path) -> None:
    """`page` printed to `target`; `ReportError` where the browser fails or takes too long."""
    with tempfile.TemporaryDirectory() as profile:
        copy = Path(profile) / page.name
        copy.write_text(page.read_text("utf-8").replace("</head>", PAPER + "</head>", 1), "utf-8")
        # A browser run by root has no sandbox to use; the page's policy runs and loads nothing either way.
        options = [*_OPTIONS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
        command = [
            chromium,
            *options,
            f"--user-data-dir={profile}/browser",
            f"--print-to-pdf={target}",
            copy.resolve().as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise ReportError(
                f"{chromium}: took longer than {SECONDS} s to print the page; try without --pdf"
            ) from None
    if done.returncode or not target.is_file():
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise ReportError(f"{chromium}: could not print the page ({last[:200]}); try without --pdf")
