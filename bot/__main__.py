"""Start the program: ``python -m bot`` is the same as ``hoidap``."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from bot.asking import answer, read_request
from bot.opening import FAULTY

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; standard output is UTF-8 wherever the program runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    request = read_request(sys.argv[1:])
    if request is not None:
        sys.exit(_run(lambda: answer(request)))
    from bot.serving import read_service, serve  # Late, as all that a question has no need of.

    service = read_service(sys.argv[1:])
    if service is not None:
        sys.exit(_run(lambda: serve(service)))
    from bot.cli import app

    app(prog_name="hoidap")


def _run(command: Callable[[], int]) -> int:
    """Do what was asked for; give the exit status."""
    try:
        return command()
    except KeyboardInterrupt:
        sys.stderr.write("Aborted.\n")
        return _INTERRUPTED
    except BrokenPipeError:  # Nobody reads on; nor is the rest to be written at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTY


if __name__ == "__main__":
    main()
