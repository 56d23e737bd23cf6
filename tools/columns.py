"""Write docs/columns.md from the declared schemas: `python tools/columns.py`."""

from __future__ import annotations

from pathlib import Path

from memokit.tables import LEDGER, SCHEMAS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "columns.md"

INTRODUCTION = """# Columns

Made from the schemas in `memokit/tables/schemas.py` by `python tools/columns.py`; a test holds them together.
Positions count from 0 within the memo, in Unicode code points; rows come in input order, then `start`,
then `end`. Missing is NA (null in files), never an empty word. Days are ISO 8601.
"""


def page() -> str:
    """The page: one table of columns for each table of the contract, in order."""
    parts = [INTRODUCTION]
    for table, columns in [*SCHEMAS.items(), ("ledger", LEDGER)]:
        parts.append(f"## {table}\n\n| column | dtype | unit or form | meaning |\n|---|---|---|---|")
        parts += [f"| `{c.name}` | {c.dtype} | {c.unit} | {c.meaning} |" for c in columns]
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
