"""A small notebook and three short memos of our own, for tests that run reports."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

MEMOS = {
    "a.txt": '3 Mar 2031; Northwire: The dam is closed.\n\nMinister Ana Ruiz said: "The dam stays closed." She meets the envoy on 10 March.\n',
    "b.txt": "5 Mar 2031; Sella Post: Farmers want the dam open.\n\nThe talks begin on 9 March 2031.\n",
    "c.txt": "7 Mar 2031; Northwire: <img src=x onerror=alert(1)> & the $x_1$ dam.\n\nThe envoy said that the dam would open.\n",
}

DECLARED = """memos: list[str] = ["../data"]  # files and folders
first_day: str | None = None  # first day
last_day: str | None = None  # last day
outlets: list[str] = []  # outlets
how_many: int = 4  # words shown"""

READ = """import memokit as mk
from IPython.display import HTML
corpus = mk.read(memos).between(first_day, last_day).from_sources(outlets)
words = mk.frequency(corpus, top=how_many)
len(words)"""

TABLE = """from html import escape
rows = "".join(
    f'<tr><td>{escape(r.word)}</td><td><a href="#{escape(r.key)}">{r.n}</a></td></tr>' for r in words.itertuples()
)
HTML(f"<table><tr><th>word</th><th>n</th></tr>{rows}</table>")"""

CHART = """HTML(mk.charts.svg(mk.charts.plot_words(words), "words"))"""


def small_notebook(*sources: str, declared: str = DECLARED) -> NotebookNode:
    """A notebook that reads memos, shows a table and a chart with doors, then runs `sources`."""
    cells = [new_markdown_cell("# Which words?", id="title")]
    cells.append(new_code_cell(declared, metadata={"tags": ["parameters"]}, id="parameters"))
    cells += [
        new_code_cell(source, id=f"cell-{n}") for n, source in enumerate((READ, TABLE, CHART, *sources))
    ]
    for cell in cells[3:5]:
        cell.metadata["tags"] = ["result"]
    return new_notebook(cells=cells)


def write_memos(folder: Path) -> Path:
    """The three memos in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in MEMOS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def write_notebook(path: Path, *sources: str) -> Path:
    """The small notebook at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(small_notebook(*sources), path)
    return path
