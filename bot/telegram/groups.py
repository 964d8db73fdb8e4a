"""What happens to the bot itself in groups: it is added, removed, or the group moves."""

from __future__ import annotations

from typing import TypeAlias

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.recent import Recent
from bot.telegram.answering import Answering
from bot.telegram.html import plain, render_messages
from bot.telegram.speaker import Speaker

__all__ = ["Groups"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


class Groups:
    """Greets where the bot is added, forgets where it is removed, moves where a group moves."""

    def __init__(self, speaker: Speaker, answering: Answering) -> None:
        self._speaker = speaker
        self._answering = answering
        self._known: Recent[int, None] = Recent()

    async def membership(self, update: Update, context: Context) -> None:
        """Greet a group once when the bot is added; forget a chat that it is removed from."""
        change = update.my_chat_member
        assert change is not None
        chat = change.chat
        if not _is_in(change.new_chat_member):
            self._known.pop(chat.id, None)
            self._answering.leave(chat.id)
            return
        if chat.type not in _GROUPS or _is_in(change.old_chat_member) or chat.id in self._known:
            return
        for text in self._greeting(change, context.bot.username):
            await context.bot.send_message(chat.id, text, disable_notification=True)
        self._known[chat.id] = None

    async def migration(self, update: Update, _context: Context) -> None:
        """Take everything along when a group becomes a supergroup; nobody is greeted again."""
        message = update.effective_message
        assert message is not None
        old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
        self._known[new or message.chat.id] = None
        self._answering.migrate(old or message.chat.id, new or message.chat.id)

    def _greeting(self, change: ChatMemberUpdated, bot: str) -> tuple[str, ...]:
        language = self._speaker.language(change.from_user)
        return render_messages(
            plain(self._speaker.phrases.say("telegram.added", language, bot=bot))
        )


def _is_in(member: ChatMember) -> bool:
    restricted = getattr(member, "is_member", False)
    return restricted or member.status in (
        ChatMember.MEMBER,
        ChatMember.ADMINISTRATOR,
        ChatMember.OWNER,
    )
