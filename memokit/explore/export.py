"""What is shown, as a file: CSV, Excel, JSON Lines or Parquet; no cell can be taken for a formula."""

from __future__ import annotations

import io

import pandas as pd

from memokit.tables import write


def to_bytes(frame: pd.DataFrame, name: str, format: str) -> bytes:
    """`frame` as a file of `format`, safe to open in a spreadsheet; `UsageError` where that cannot hold it."""
    out = io.BytesIO()
    write(frame, name, format, out, safe=True)
    return out.getvalue()
