"""`memokit report`, `check`, `refresh` and `compare`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memokit.cli.say import DIFFERENCE, DONE, say, show
from memokit.errors import UsageError

if TYPE_CHECKING:
    from memokit.reports import Difference

Add = Callable[..., argparse.ArgumentParser]
_TARGETS = "a report's folder or executed notebooks (default: the shipped notebooks)"


def add_report(add: Add) -> None:
    """The command `report`."""
    command = add("report", help="run the notebooks on memos and write one page")
    command.add_argument("inputs", nargs="*", metavar="PATH", help="files and folders of memos")
    command.add_argument("--out", metavar="DIR", help="where to write (default: reports/<first input>)")
    command.add_argument(
        "--notebook",
        action="append",
        default=[],
        metavar="FILE",
        help="your own notebook, run beside the shipped ones; or the name of a shipped one, to run only those named",
    )
    command.add_argument("--from", dest="first", metavar="DAY", help="first day of the memos looked at")
    command.add_argument("--to", dest="last", metavar="DAY", help="last day of the memos looked at")
    command.add_argument(
        "--source", action="append", default=[], metavar="NAME", help="only this outlet (may be given again)"
    )
    command.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="set a parameter of the notebooks"
    )
    command.add_argument("--case", metavar="DIR", help="use the verdicts and aliases of this case folder")
    command.add_argument("--since", metavar="REPORT", help="open with what is new since this earlier report")
    command.add_argument("--pdf", action="store_true", help="write report.pdf too, through Chromium")
    command.add_argument(
        "--no-memos", action="store_true", help="leave the memos' text out, but for what is cited"
    )
    command.add_argument("--parameters", action="store_true", help="list the notebooks' parameters and stop")
    command.set_defaults(run=_report)


def add_check(add: Add) -> None:
    """The command `check`."""
    command = add("check", help="run reports or notebooks again and compare everything")
    command.add_argument("targets", nargs="*", metavar="REPORT|NOTEBOOK", help=_TARGETS)
    command.set_defaults(run=_check)


def add_refresh(add: Add) -> None:
    """The command `refresh`."""
    command = add("refresh", help="show what differs, then renew reports or notebooks")
    command.add_argument("targets", nargs="*", metavar="REPORT|NOTEBOOK", help=_TARGETS)
    command.set_defaults(run=_refresh)


def add_compare(add: Add) -> None:
    """The command `compare`."""
    command = add("compare", help="what is new in one report since an earlier one")
    command.add_argument("old", metavar="OLD", help="the folder of the earlier report")
    command.add_argument("new", metavar="NEW", help="the folder of the later report")
    command.add_argument(
        "--out", metavar="DIR", help="where to write (default: <NEW>-since-<OLD>, beside NEW)"
    )
    command.set_defaults(run=_compare)


def _report(options: argparse.Namespace) -> int:
    from memokit import reports

    notebooks = _notebooks(options.notebook)
    if options.parameters:
        for line in reports.list_parameters(notebooks).splitlines():
            show(line)
        return DONE
    if not options.inputs:
        raise UsageError("no memos named; give files or folders: memokit report PATH…")
    folder = reports.write_report(
        [Path(path) for path in options.inputs],
        out=Path(options.out) if options.out else None,
        notebooks=notebooks,
        parameters=_parameters(options),
        case=Path(options.case) if options.case else None,
        since=Path(options.since) if options.since else None,
        memos=not options.no_memos,
        pdf=options.pdf,
        progress=say,
    )
    show(str(folder / "index.html"))
    return DONE


def _notebooks(named: list[str]) -> list[Path]:
    """The shipped notebooks and one's own; where shipped ones are named, only those."""
    from memokit.reports import shipped_notebooks

    shipped = {path.stem: path for path in shipped_notebooks()}
    chosen, own = [], []
    for name in named:
        path = Path(name)
        if not path.is_file() and path.name.removesuffix(".ipynb") in shipped:
            chosen.append(shipped[path.name.removesuffix(".ipynb")])
        elif path.is_file() and path.resolve() in [s.resolve() for s in shipped.values()]:
            chosen.append(path)
        else:
            own.append(path)
    return [*(chosen or shipped.values()), *own]


def _parameters(options: argparse.Namespace) -> dict[str, Any]:
    from memokit.reports import Typed

    asked: dict[str, Any] = {}
    for pair in options.set:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--set {pair!r}: expected NAME=VALUE, for example --set by=month")
        asked[name.strip()] = Typed(value)
    named = {"first_day": options.first, "last_day": options.last}
    asked |= {name: Typed(value) for name, value in named.items() if value is not None}
    return asked | ({"outlets": options.source} if options.source else {})


def _check(options: argparse.Namespace) -> int:
    from memokit.reports import check

    return _tell(check([Path(target) for target in options.targets], progress=say))


def _refresh(options: argparse.Namespace) -> int:
    from memokit.reports import refresh

    refresh([Path(target) for target in options.targets], tell=show, progress=say)
    return DONE


def _compare(options: argparse.Namespace) -> int:
    from memokit.reports import compare_reports

    out = Path(options.out) if options.out else None
    comparison, folder = compare_reports(Path(options.old), Path(options.new), out=out, progress=say)
    for name, frame in comparison.tables.items():
        say(f"memokit: {name}: {len(frame):,} {'row' if len(frame) == 1 else 'rows'}")
    show(str(folder / "index.html"))
    return DIFFERENCE if comparison.differs else DONE


def _tell(differences: tuple[Difference, ...]) -> int:
    for difference in differences:
        show(str(difference))
    if differences:
        return DIFFERENCE
    say("memokit: everything is the same")
    return DONE
