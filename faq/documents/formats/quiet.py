"""Libraries that read other people's files have much to say of them; nobody here listens."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["quiet"]

_LOGGERS = ("charset_normalizer", "courlan", "docx", "htmldate", "justext", "pypdf", "trafilatura")


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the warnings and log lines of the libraries from whoever runs the program."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
