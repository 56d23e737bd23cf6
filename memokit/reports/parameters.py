"""The parameters of a notebook: declared in its cell tagged `parameters`, one a line, and set by name.

    by: str = "week"  # points by "day", "week" or "month"

The form is papermill's, so papermill reads and sets them too. A value is checked against its type before
anything runs; an unknown name is an error.
"""

from __future__ import annotations

import ast
import difflib
import io
import json
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from memokit.errors import UsageError

DECLARED, INJECTED = "parameters", "injected-parameters"
_PLAIN = {"str": str, "int": int, "float": float, "bool": bool}
_WORDS = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
_OLD_TYPES = {str: "str", int: "int", float: "float", bool: "bool", type(None): "str | None"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its type as it is written, the value it has if nobody sets it, and its help."""

    name: str
    type: str
    value: Any
    help: str

    @property
    def optional(self) -> bool:
        """Whether it may be None."""
        return "None" in self._types

    @property
    def _types(self) -> list[str]:
        return [part.strip() for part in self.type.split("|")]

    @property
    def base(self) -> str:
        """Its type without `| None`."""
        return next((part for part in self._types if part != "None"), "str")

    def holds(self, value: Any) -> bool:
        """Whether `value` is of its type."""
        if value is None:
            return self.optional
        if self.base.startswith(("list", "tuple")):
            of = _PLAIN.get(
                self.base.partition("[")[2].rstrip("]").partition(",")[0].strip() or "str", object
            )
            return isinstance(value, list | tuple) and all(_is_a(item, of) for item in value)
        return _is_a(value, _PLAIN.get(self.base, object))

    def parse(self, words: str) -> Any:
        """The value that `words`, as typed in a shell, stand for; `UsageError` where they are of another type.

        >>> Parameter("outlets", "list[str]", [], "").parse("Northwire, Sella Post")
        ['Northwire', 'Sella Post']
        """
        if self.optional and words.strip().lower() in ("", "none"):
            return None
        try:
            value = self._read(words)
        except ValueError:
            value = words
        if not self.holds(value):
            raise UsageError(
                f"parameter {self.name}: {words[:80]!r} is not of type {self.type}{self._for_example}"
            )
        return value

    def _read(self, words: str) -> Any:
        if self.base == "str":
            return words
        if self.base == "bool":
            return _WORDS.get(words.strip().lower(), words)
        if self.base in _PLAIN:
            return _PLAIN[self.base](words)
        if words.lstrip().startswith("["):
            return json.loads(words)
        items = [item.strip() for item in words.split(",") if item.strip()]
        return [int(item) for item in items] if "int" in self.base else items

    @property
    def _for_example(self) -> str:
        return f"; for example {self.name}={_typed(self.value)}" if self.value not in (None, "", []) else ""

    def __str__(self) -> str:
        return f"{self.name}: {self.type} = {self.value!r}" + (f"  # {self.help}" if self.help else "")


def _is_a(value: Any, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is not int or not isinstance(value, bool))


def _typed(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def parameters_of(notebook: NotebookNode, name: str) -> dict[str, Parameter]:
    """The parameters that `notebook` declares, in order; a cell that cannot be understood raises `UsageError`."""
    cells = [cell for cell in notebook.cells if DECLARED in cell.metadata.get("tags", ())]
    if len(cells) != 1:
        raise UsageError(f"{name}: {len(cells)} cells are tagged {DECLARED}; expected exactly one")
    try:
        statements = ast.parse(cells[0].source).body
        found = [_parameter(statement, _comments(cells[0].source)) for statement in statements]
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        line = getattr(error, "lineno", None)
        where = f" (line {line})" if line else ""
        raise UsageError(
            f"{name}: its parameters cannot be read{where}; write them as name: type = value  # help"
        ) from None
    declared = {parameter.name: parameter for parameter in found if parameter}
    for parameter in declared.values():
        if not parameter.holds(parameter.value):
            raise UsageError(
                f"{name}: parameter {parameter.name} is declared {parameter.type} but is {parameter.value!r}"
            )
    return declared


def _parameter(statement: ast.stmt, comments: Mapping[tuple[int, bool], str]) -> Parameter | None:
    """The parameter that a line declares: `name: type = literal`, or the older `name = literal`."""
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
        value = ast.literal_eval(statement.value)
        kind, name = ast.unparse(statement.annotation), statement.target.id
    elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        value, name = ast.literal_eval(statement.value), statement.targets[0].id
        kind = _OLD_TYPES.get(type(value), "list[str]")
    else:
        return None
    line = statement.end_lineno or statement.lineno
    own, above = comments.get((line, False)), comments.get((statement.lineno - 1, True))
    return Parameter(name, kind, value, own or above or "")


def _comments(source: str) -> dict[tuple[int, bool], str]:
    """The comments of `source` by line, and whether the comment is all of its line."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found = [token for token in tokens if token.type == tokenize.COMMENT]
    return {(t.start[0], t.line.lstrip().startswith("#")): t.string.lstrip("# ").strip() for t in found}


def settle(
    declared: Mapping[str, Mapping[str, Parameter]], asked: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """For each notebook of `declared` the values of `asked` that it declares, words read as their type.

    A name that no notebook declares, or a value of another type, raises `UsageError`.
    """
    known = {name for own in declared.values() for name in own}
    for name in asked:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
            raise UsageError(f"no parameter {name!r}; {hint} (memokit report --parameters explains them)")
    return {
        notebook: {name: _value(own[name], value) for name, value in asked.items() if name in own}
        for notebook, own in declared.items()
    }


def _value(parameter: Parameter, value: Any) -> Any:
    if isinstance(value, Typed):
        return parameter.parse(value)
    if not parameter.holds(value):
        raise UsageError(f"parameter {parameter.name}: {value!r} is not of type {parameter.type}")
    return value


class Typed(str):
    """A value as typed in a shell: it is read as the type that the notebook declares."""


def inject(notebook: NotebookNode, values: Mapping[str, Any]) -> None:
    """Set parameters: a cell tagged `injected-parameters` after the declared ones, as papermill does."""
    kept = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", ())]
    place = next(n for n, cell in enumerate(kept) if DECLARED in cell.metadata.get("tags", ()))
    source = "".join(f"{parameter} = {value!r}\n" for parameter, value in values.items())
    cell = new_code_cell(source.rstrip(), metadata={"tags": [INJECTED]}, id="injected-parameters")
    notebook.cells = [*kept[: place + 1], cell, *kept[place + 1 :]]


def listing(declared: Mapping[str, Sequence[Parameter]]) -> str:
    """What `memokit report --parameters` prints: each parameter once, with the notebooks that have it."""
    rows: dict[tuple[str, str], list[str]] = {}
    told: dict[tuple[str, str], Parameter] = {}
    for notebook, parameters in declared.items():
        for parameter in parameters:
            key = (parameter.name, parameter.type)
            told.setdefault(key, parameter)
            rows.setdefault(key, []).append(notebook)
    every = len(declared)
    lines = []
    for key, notebooks in rows.items():
        where = "every notebook" if len(notebooks) == every else ", ".join(notebooks)
        lines.append(f"{told[key]}\n    in {where}\n")
    return "".join(lines)
