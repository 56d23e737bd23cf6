"""The commands: one thin function each. The only room that prints or sets an exit code."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from memokit import __version__
from memokit.cli.reporting import add_check, add_compare, add_refresh, add_report
from memokit.cli.say import DONE, INTERRUPTED, USAGE, say
from memokit.errors import MemokitError

if TYPE_CHECKING:
    from memokit.corpus import Corpus

_TABLES = ("memos", "sentences", "tokens", "times", "names", "quotes", "problems")
_FORMATS = ("jsonl", "csv", "parquet", "xlsx")

_EXAMPLES = """examples:
  memokit report memos/                     a report on a folder of memos
  memokit report memos/ --since reports/memos   the same, opening with what is new
  memokit check reports/memos               run it again and compare
  memokit compare reports/old reports/new   what is new between two reports
  memokit export memos/ --table quotes --format csv -o quotes.csv
  memokit lab                               the notebooks, in JupyterLab
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (by default those of the shell); the exit code."""
    options = _parse(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except MemokitError as error:
        say(f"memokit: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        say("memokit: interrupted; what was finished is kept")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say(f"memokit: {error.filename or 'file'}: {error.strerror or error}; nothing was written there")
        return USAGE
    return code


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options; what `lab` does not know itself is Jupyter's."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run is not _lab:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    return options


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="memokit",
        description="Dated memos: when things happened, what is talked about, and who said what.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"memokit {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_lab, add_report, add_check, add_refresh, add_compare, _add_export):
        add(commands.add_parser)
    return parser


def _add_lab(add: Callable[..., argparse.ArgumentParser]) -> None:
    what = "open the notebooks in JupyterLab"
    command = add("lab", help=what, description=f"{what}; further options are handed on to Jupyter")
    command.set_defaults(run=_lab)


def _add_export(add: Callable[..., argparse.ArgumentParser]) -> None:
    command = add("export", help="write one table of what was found")
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="files and folders of memos")
    command.add_argument("--table", required=True, choices=_TABLES)
    command.add_argument("--format", required=True, choices=_FORMATS)
    command.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    command.add_argument("--safe", action="store_true", help="CSV: no cell can be taken for a formula")
    command.set_defaults(run=_export)


def _lab(options: argparse.Namespace) -> int:
    notebooks = Path(__file__).resolve().parents[2] / "notebooks"
    if not notebooks.is_dir():
        raise MemokitError(
            f"{notebooks}: the notebooks are not there; run memokit from a clone of its repository"
        )
    page = notebooks / "00_start_here.ipynb"
    # The start page opens notebooks and runs them, and shows reports, which stand beside the notebooks' folder.
    own = ["--expose-app-in-browser", f"--ServerApp.root_dir={notebooks.parent}"]
    return subprocess.call([sys.executable, "-m", "jupyterlab", *own, *options.rest, str(page)])


def _export(options: argparse.Namespace) -> int:
    from memokit.corpus import read
    from memokit.tables import write

    corpus = read(options.inputs)
    target = Path(options.output) if options.output else sys.stdout.buffer
    write(corpus.table(options.table), options.table, options.format, target, safe=options.safe)
    return _tell_problems(corpus)


def _tell_problems(corpus: Corpus) -> int:
    """One line a problem on standard error; the exit code: 2 where no memo was read at all."""
    for path, message in corpus.problems[["path", "message"]].itertuples(index=False):
        where = path if isinstance(path, str) else ""
        say(message if not where or message.startswith(where) else f"{where}: {message}")
    if len(corpus):
        return DONE
    say("memokit: no memo was read; give files or folders that hold memos")
    return USAGE
