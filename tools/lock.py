"""Renew requirements.lock (hashes) and constraints.txt (the same pins without): `make lock`.

Both are universal (Linux, macOS, Windows; Python 3.11 to 3.13) and name no host.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = "--extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header"


def pins(lock: str) -> str:
    """The pins of `lock`, a line each, markers kept and hashes left out."""
    lines = re.findall(r"^[A-Za-z0-9][^\n\\]*", lock, re.MULTILINE)
    return "".join(f"{line.strip()}\n" for line in lines)


def main() -> None:
    """Resolve anew, then write both files."""
    lock = ROOT / "requirements.lock"
    uv = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--upgrade", "--quiet"]
    subprocess.run([*uv, *OPTIONS.split(), "--no-annotate", "-o", lock.name], cwd=ROOT, check=True)
    (ROOT / "constraints.txt").write_text(pins(lock.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
