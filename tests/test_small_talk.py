"""What people say to a bot that is no question, and what they hear: never a sentence of an article.

The table grew from conversations that were held with the program by people of all tempers.
"""

from __future__ import annotations

import pytest
from engines import ask_shipped, shipped

from faq.phrases import load_phrases
from faq.reply import Language

SAID: tuple[tuple[str, str, Language], ...] = (
    # What is wrong, as they think
    ("sai rồi", "sorry", "vi"),
    ("Trả lời sai rồi bạn ơi", "sorry", "vi"),
    ("không phải", "sorry", "vi"),
    ("khong dung y minh", "sorry", "vi"),
    ("không liên quan", "sorry", "vi"),
    ("ủa sao không trả lời", "sorry", "vi"),
    ("trả lời đi", "sorry", "vi"),
    ("wrong answer", "sorry", "en"),
    ("That's wrong!", "sorry", "en"),
    ("that's not what I asked", "sorry", "en"),
    ("why don't you answer?", "sorry", "en"),
    # Rude
    ("mày ngu quá", "sorry", "vi"),
    ("đồ bot vô dụng", "sorry", "vi"),
    ("bot ngu vãi", "sorry", "vi"),
    ("mày ngu vl", "sorry", "vi"),
    ("may ngu the", "sorry", "vi"),
    ("chán quá", "sorry", "vi"),
    ("địt mẹ mày", "sorry", "vi"),
    ("vcl", "sorry", "vi"),
    ("you're useless", "sorry", "en"),
    ("you are so stupid", "sorry", "en"),
    ("fuck you", "sorry", "en"),
    ("stupid bot", "sorry", "en"),
    # Yes, no, and laughing
    ("vâng", "heard", "vi"),
    ("dạ vâng ạ", "heard", "vi"),
    ("đúng rồi", "heard", "vi"),
    ("ừ", "heard", "vi"),
    ("ok", "heard", "vi"),
    ("không", "heard", "vi"),
    ("không cần đâu", "heard", "vi"),
    ("thôi", "heard", "vi"),
    ("haha", "heard", "vi"),
    ("yes", "heard", "en"),
    ("I see", "heard", "en"),
    ("no, thank you", "heard", "en"),
    # Puzzled
    ("không hiểu gì hết", "puzzled", "vi"),
    ("mình chưa hiểu lắm", "puzzled", "vi"),
    ("là sao?", "puzzled", "vi"),
    ("hả?", "puzzled", "vi"),
    ("hỏi thế nào vậy?", "puzzled", "vi"),
    ("I don't understand", "puzzled", "en"),
    ("what?", "puzzled", "en"),
    ("what do you mean?", "puzzled", "en"),
    ("how does this work?", "puzzled", "en"),
    # Somebody else
    ("bạn có phải người thật không?", "person", "vi"),
    ("cho tôi gặp người thật", "person", "vi"),
    ("mình muốn nói chuyện với nhân viên", "person", "vi"),
    # Where it comes from; in need
    ("xem bài báo ở đâu", "source", "vi"),
    ("link bài báo", "source", "vi"),
    ("what's your source?", "source", "en"),
    ("tôi muốn chết", "distress", "vi"),
    ("I want to die", "distress", "en"),
    ("cứu tôi với, gấp!", "distress", "vi"),
    ("are you human?", "person", "en"),
    ("can I speak to a real person?", "person", "en"),
    ("is anyone there?", "person", "en"),
    # Polite
    ("ok cảm ơn nhé", "thanks", "vi"),
    ("cảm ơn ad nhiều nha", "thanks", "vi"),
    ("thanks!", "thanks", "en"),
    ("em chào anh chị ạ", "greeting", "vi"),
    ("cho hỏi chút", "greeting", "vi"),
    ("có ai không?", "greeting", "vi"),
    ("hi", "greeting", "en"),
    ("bye", "goodbye", "en"),
    ("bạn biết những gì?", "about", "vi"),
    ("bot bao nhiêu tuổi?", "about", "vi"),
    # No words at all
    ("???", "empty", "vi"),
    ("🙂", "empty", "vi"),
    ("...", "empty", "en"),
)


@pytest.mark.parametrize(("text", "key", "language"), SAID)
def test_said(text: str, key: str, language: Language) -> None:
    reply = shipped().conversation().ask(text, language)
    example = next(iter(shipped().suggest(language)))
    part = "answer" if key == "empty" else "smalltalk"
    assert reply.text == load_phrases().say(f"{part}.{key}", language, example=example)
    assert not reply.citations


@pytest.mark.parametrize(
    "question",
    [
        "Bao nhiêu xã chưa đúng chuẩn?",
        "Có phải 327 xã đạt chuẩn nông thôn mới không?",
        "Ai chủ trì phiên họp vậy bạn?",
        "Có ai ở Sở Y tế dự họp không?",
        "Nguồn vốn ở đâu?",
        "Was the meeting chaired by Nguyễn Đức Trung?",
    ],
)
def test_question_that_holds_such_words_is_one(question: str) -> None:
    assert ask_shipped(question).status != "smalltalk"


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Chào bạn! Ai chủ trì phiên họp?", "Ai chủ trì phiên họp?"),
        ("Cảm ơn bạn! Ai chủ trì phiên họp?", "Ai chủ trì phiên họp?"),
        ("Sai rồi! Ai chủ trì phiên họp? Trả lời đi!", "Ai chủ trì phiên họp?"),
        ("sai rồi, ai chủ trì phiên họp?", "Ai chủ trì phiên họp?"),
        ("Cảm ơn bạn nhé, ai chủ trì phiên họp?", "Ai chủ trì phiên họp?"),
        ("Hi! Who chaired the meeting?", "Who chaired the meeting?"),
        ("Hello! What is the price of gold?", "What is the price of gold?"),
    ],
)
def test_small_talk_beside_a_question_is_passed_over(message: str, question: str) -> None:
    reply = ask_shipped(message)
    assert reply.question == message
    assert reply.text == ask_shipped(question).text


def test_small_talk_of_several_kinds_is_heard() -> None:
    assert ask_shipped("Thanks! Bye!").status == "smalltalk"


# Where the words don't tell the language


def test_words_of_either_language_are_answered_in_the_one_spoken_before() -> None:
    talk = shipped().conversation()
    talk.ask("How many communes meet the standard?")
    assert talk.ask("ok thanks").language == "en"
    assert talk.ask("asdf").language == "en"
    talk.ask("Bao nhiêu xã đạt chuẩn?", "en")
    assert talk.ask("ok", "en").language == "vi"
    assert talk.ask("ok", "vi").language == "vi"
    assert talk.ask("ok", "en").language == "en", "they have just chosen it"


@pytest.mark.parametrize(
    "question", ["bao nhieu xa dat chuan ntm", "ai chu tri phien hop", "khi nao hop", "so xa ntm"]
)
def test_vietnamese_without_diacritics_stays_vietnamese(question: str) -> None:
    reply = shipped().conversation().ask(question, "en")
    assert reply == ask_shipped(question)
    assert reply.language == "vi"
