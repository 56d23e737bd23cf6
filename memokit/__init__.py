"""memokit: a research kit for dated memos."""
