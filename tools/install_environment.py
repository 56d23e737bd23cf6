"""Make a clean environment from exactly the pip section of environment.yml, for those without conda.

usage: python tools/install_environment.py FOLDER
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def python_range(environment: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first Python that environment.yml admits and the first that it no longer does."""
    low, high = re.search(r"- python >=3\.(\d+),<3\.(\d+)", environment).groups()
    return (3, int(low)), (3, int(high))


def pip_section(environment: str) -> list[str]:
    """The lines of the pip section, without their dashes, in order."""
    section = environment.split("- pip:\n", 1)[1]
    return re.findall(r"^ +- (.+)$", section, re.MULTILINE)


def main(folder: str) -> None:
    """Check this Python against the pin, make `folder` and install the section there."""
    environment = (ROOT / "environment.yml").read_text("utf-8")
    low, high = python_range(environment)
    if not low <= sys.version_info[:2] < high:
        sys.exit(f"environment.yml asks for Python {low} to below {high}; this is {sys.version_info[:2]}")
    venv.create(folder, with_pip=True, clear=True)
    python = next(p for p in (Path(folder, "bin/python"), Path(folder, "Scripts/python.exe")) if p.exists())
    with tempfile.TemporaryDirectory() as temporary:
        listed = Path(temporary, "pip-section.txt")
        # A requirements file's paths are read from where pip is run, its -c from where the file is.
        lines = [line.replace("-c ", f"-c {ROOT.as_posix()}/") for line in pip_section(environment)]
        listed.write_text("\n".join(lines) + "\n", "utf-8")
        pip = [str(python.absolute()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(listed)], cwd=ROOT, check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
