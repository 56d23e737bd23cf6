"""What is shown, as a file: CSV, Excel, JSON Lines or Parquet; no cell can be taken for a formula."""

from __future__ import annotations

import io

import pandas as pd

from memokit.errors import UsageError
from memokit.tables.write import FORMATS


def to_bytes(frame: pd.DataFrame, name: str, format: str) -> bytes:
    """`frame` as a file of `format`, safe to open in a spreadsheet."""
    from memokit.tables.write import encode

    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")
    return encode(frame, name, format, safe=True)


__all__ = ["io", "to_bytes"]
