"""`python -m memokit` is the same as `memokit`."""

from memokit.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
