"""Start the program: ``python -m bot`` is the same as ``hoidap``."""

from __future__ import annotations

import io
import sys

from bot.asking import read_request, run

__all__ = ["main"]


def main() -> None:
    """Run the command line; standard output is UTF-8 wherever the program runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    request = read_request(sys.argv[1:])
    if request is not None:
        sys.exit(run(request))
    from bot.cli import app  # Late: it takes longer to load than most questions to answer.

    app(prog_name="hoidap")


if __name__ == "__main__":
    main()
