"""The tables: what each column is, how records become rows, and how a table is written to a file.

pandas enters here. `SCHEMAS` declares every table of the contract; `build` makes it from records;
`write` saves it.
"""

from __future__ import annotations

from memokit.tables.build import build, build_ledger
from memokit.tables.schemas import LEDGER, SCHEMAS, Column
from memokit.tables.write import FORMATS, write

__all__ = ["FORMATS", "LEDGER", "SCHEMAS", "Column", "build", "build_ledger", "write"]
