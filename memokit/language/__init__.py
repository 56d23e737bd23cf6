"""From a `Memo` to an `AnnotatedMemo`: pure functions on one memo, composed in `annotate`."""
