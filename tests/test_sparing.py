"""What a library loads for what this program doesn't do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.sparing import without


def test_what_is_left_out_can_be_loaded_afterwards() -> None:
    with without("zipapp"), pytest.raises(ImportError):
        import zipapp
    import zipapp

    assert zipapp.create_archive


def test_what_is_there_already_stays() -> None:
    with without("sys"):
        import sys as same
    assert same is sys


def test_the_bot_loads_nothing_that_polling_does_not_need() -> None:
    program = (
        "import sys\nfrom bot.serving import load_bot\nload_bot()\n"
        "print(sorted({'cryptography', 'matplotlib', 'numpy', 'prompt_toolkit', 'pydantic', 'rich',"
        " 'typer', 'yaml'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=60
    )
    assert told.stdout.decode().strip() == "[]"
