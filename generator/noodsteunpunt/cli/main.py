"""`nsp`: from a command line to an exit code.

A command is a module of `commands`, imported when it is asked: who checks a folder does not wait for what draws and
presses.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

from ..model.problem import FolderError
from ..write.refusal import OutputError
from .arguments import TEXT, parse
from .messages import PRIVE
from .say import public_log, say, say_fault, say_problems
from .streams import steady

FINE, OUR_FAULT, FOLDER_FAULT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Answers the exit code: 0 fine, 1 a fault of the program, 2 mistakes in the folder."""
    with steady() as out:
        code = _run(arguments)
        out.flush()
        if out.lost is None or isinstance(out.lost, BrokenPipeError):  # as when `head` has seen enough
            return code
        done = "De opdracht is uitgevoerd. " if code == FINE else ""
        say(f"{done}Wat er te zeggen was, kon niet worden geschreven: {out.lost.strerror}.")
        return code or OUR_FAULT


def _run(arguments: Sequence[str] | None) -> int:
    # Nothing that happens to be installed has a say in what is read, nor does anybody wait until it was looked for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    wish = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        _command(wish.command)(wish)
    except FolderError as error:
        say_problems(error.problems, getattr(wish, "format", TEXT))
        if wish.command not in {"check", "explain"}:
            say("Er is niets gemaakt of veranderd.")
        return FOLDER_FAULT
    except OutputError as error:
        say(f"{error}.")
        return FOLDER_FAULT
    except OSError as error:
        say(f"Lezen of schrijven lukt niet: {error.strerror or error} ({_place(error, wish)}).")
        return FOLDER_FAULT
    except KeyboardInterrupt as stopped:
        say(str(stopped) or "Afgebroken; er is niets veranderd.")
        return OUR_FAULT
    except Exception as error:
        say_fault(error)
        if wish.debug:
            raise
        return OUR_FAULT
    return FINE


def _place(error: OSError, wish: Namespace) -> str:
    """The file that an error is about, as it may be told where this is read."""
    prive = getattr(wish, "prive", None)
    private = prive and error.filename and prive in Path(os.fsdecode(error.filename)).parents
    return PRIVE if private and public_log() else str(error.filename)


def _command(name: str) -> Callable[[Namespace], None]:
    """What runs a command. A module cannot be called `import`."""
    module = import_module(f".commands.{name}_" if iskeyword(name) else f".commands.{name}", __package__)
    run: Callable[[Namespace], None] = module.run
    return run
