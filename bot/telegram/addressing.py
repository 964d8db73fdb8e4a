"""Which messages are meant for the bot, and what they ask.

In private everything is. In a group only a command, a mention of the bot and a reply to one of
its messages are; all else is none of the bot's business.
"""

from __future__ import annotations

from telegram import Message, MessageEntity, Update, User

from faq.text import tidy

__all__ = [
    "Place",
    "is_from_person",
    "is_named",
    "is_reply_to",
    "may_press",
    "place_of",
    "question_asked_by",
    "question_in_command",
    "question_in_text",
    "question_message",
    "sender_of",
]

Place = tuple[int, int, int]
"""Whose conversation it is: chat, sender and forum topic (0 outside of topics)."""

# What stands around a mention once it is gone: "@hoidapbot, bao nhiêu xã…".
_AROUND_MENTION = " \t\n,:;-–—"


def sender_of(update: Update) -> tuple[Message, User]:
    """Take the message of an update and who wrote it; the filters let nothing else through."""
    message, user = update.effective_message, update.effective_user
    assert message is not None and user is not None
    return message, user


def is_from_person(message: Message) -> bool:
    """Whether a person wrote this here and now.

    Telegram marks an administrator who stays anonymous as a bot, but names the chat as sender.
    """
    if message.from_user is None or message.is_automatic_forward or message.business_connection_id:
        return False
    if message.via_bot is not None:  # An answer, sent through a bot in inline mode.
        return False
    return not message.from_user.is_bot or message.sender_chat is not None


def place_of(message: Message, sender: User | None = None) -> Place:
    """Find the conversation that a message, or a button pressed under it, belongs to."""
    who: int = message.chat.id
    if sender is not None:
        who = sender.id
    elif message.sender_chat is not None:
        who = message.sender_chat.id
    elif message.from_user is not None:
        who = message.from_user.id
    topic = message.message_thread_id if message.is_topic_message else None
    return message.chat.id, who, topic or 0


def question_in_command(message: Message, bot: User) -> str:
    """Return what follows the command, else the message it replies to, else an empty text."""
    text = message.text or ""
    command = message.entities[0]
    # A command is ASCII, so its length is the same in UTF-16 units and in characters.
    return tidy(text[command.offset + command.length :]).strip() or _replied_to(message, bot)


def question_in_text(message: Message, bot: User) -> str | None:
    """Return what a message without a command asks the bot; None when it isn't meant for it.

    Empty when the bot is meant but nothing is asked.
    """
    text = message.text or ""
    mentions = _mentions(message, bot)
    if mentions:
        return _without(text, mentions) or _replied_to(message, bot)
    is_meant = message.chat.type == message.chat.PRIVATE or is_reply_to(message, bot)
    return tidy(text).strip() if is_meant else None


def is_named(message: Message, bot: User) -> bool:
    """Whether a message names the bot; what stands in private need not."""
    return message.chat.type == message.chat.PRIVATE or bool(_mentions(message, bot))


def _mentions(message: Message, bot: User) -> list[MessageEntity]:
    entities = {**message.parse_entities(), **message.parse_caption_entities()}
    return [
        entity
        for entity, surface in entities.items()
        if (
            entity.type == MessageEntity.MENTION
            and surface.casefold() == f"@{bot.username}".casefold()
        )
        or (entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == bot.id)
    ]


def question_message(answer: Message) -> Message:
    """Return the message that one of the bot's answers; itself when that is gone."""
    question = answer.reply_to_message
    if question is None or question.forum_topic_created or question.from_user is None:
        return answer
    is_own = answer.from_user is not None and question.from_user.id == answer.from_user.id
    return answer if is_own else question


def question_asked_by(message: Message, bot: User) -> str:
    """Return what a message asked when it was answered; empty when that can't be told."""
    starts = message.entities and message.entities[0].offset == 0
    if starts and message.entities[0].type == MessageEntity.BOT_COMMAND:
        return question_in_command(message, bot)
    return question_in_text(message, bot) or (message.text or "").strip()


def may_press(answer: Message, user: User) -> bool:
    """Whether the buttons of an answer are there for somebody: in groups for who asked.

    Who asked anonymously can't be told from others, nor can who asked what was deleted since.
    """
    question = question_message(answer)
    if answer.chat.type == answer.chat.PRIVATE or question is answer or question.sender_chat:
        return True
    return question.from_user is not None and question.from_user.id == user.id


def _without(text: str, entities: list[MessageEntity]) -> str:
    """Cut entities, whose offsets count UTF-16 units, out of a text."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        units = units[:start] + units[end:]
    kept = units.decode("utf-16-le", "replace")
    return " ".join(tidy(kept).split()).strip(_AROUND_MENTION)


def is_reply_to(message: Message, bot: User) -> bool:
    """Whether a message replies to one of the bot's."""
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.from_user is not None
        and replied.from_user.id == bot.id
        # Inside a topic that the bot opened, every message counts as a reply to its opening.
        and replied.forum_topic_created is None
    )


def _replied_to(message: Message, bot: User) -> str:
    """Return the words of somebody else's message replied to, or the part picked out of them."""
    replied = message.reply_to_message
    if replied is None or is_reply_to(message, bot):
        return ""
    if message.quote and message.quote.is_manual:
        return tidy(message.quote.text).strip()
    return tidy(replied.text or replied.caption or "").strip()
