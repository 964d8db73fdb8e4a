"""Start the program: ``python -m bot`` is the same as ``hoidap``."""

from __future__ import annotations

from bot.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
