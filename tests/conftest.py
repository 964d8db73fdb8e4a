"""What many tests begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bot_api_server import BotApiServer
from bots import Clock, bot_at_work

from bot.state import State, open_state


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> Iterator[State]:
    with closing(open_state(tmp_path / "state", clock)) as state:
        yield state


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


@pytest.fixture
async def telegram(server: BotApiServer, state: State, clock: Clock) -> AsyncIterator[BotApiServer]:
    """The server with a bot at work, its engine a fake."""
    async with bot_at_work(server, state, clock=clock):
        yield server
