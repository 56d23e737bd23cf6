"""Run the shipped notebooks top to bottom and save their outputs: `python tools/run_notebooks.py`."""

from __future__ import annotations

import nbformat

from memokit.reports.run import execute, load, shipped_notebooks

if __name__ == "__main__":
    for path in shipped_notebooks():
        notebook = load(path)
        execute(notebook, path.parent, path.stem)
        nbformat.write(notebook, path)
        print(path.name)
