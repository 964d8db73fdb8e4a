"""Pieces of a Vietnamese clause put in English order: noun phrases, verb groups, the rest as it comes.

Nothing here understands a sentence. The rules turn noun phrases round, give verbs their English
forms and keep every figure and negation where the Vietnamese has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from faq.gloss_grammar import adverb, article, comparative, participle, plural, verb_group
from faq.gloss_words import Piece
from faq.lexicon import words_of

__all__ = ["Composer"]


def _keys(*phrases: str) -> frozenset[str]:
    return frozenset(
        " ".join(words_of(phrase.strip())) for line in phrases for phrase in line.split(",")
    )


_AUX = ("expected", "estimated", "past", "progressive", "future", "need", "must", "can", "not", "not yet", "passive")
_TENSED = frozenset(("past", "future", "progressive", "need", "must", "can"))
_NP_ROLES = ("plural", "many", "each", "more of", "all", "classifier", "title", "whole", "name")
_VERB_ROLES = (*_AUX, "before verb", "is", "has", "comprise", "share")
# Nouns that a verb after them explains: "quá trình xây dựng" is the process of building.
_ABSTRACT = _keys(
    "hoạt động, nhiệm vụ, giải pháp, quá trình, tình hình, kết quả, chương trình, dự án, kế hoạch",
    "nhu cầu, nguồn, mức, tỷ lệ, tiến độ, đề án, quyền, mô hình, tiêu chí, nguy cơ, phong trào",
    "phương án, mục tiêu, chủ trương, chính sách, quy chế, kinh phí, vốn, nguồn vốn, lĩnh vực",
    "kỹ năng, kinh nghiệm, nạn, hành vi, phong cách, biện pháp, khả năng",
    "thời gian, mục đích, tinh thần, tư duy, tốc độ, danh sách, hồ sơ, vùng",
    "khu vực, quy hoạch, quy định, chỉ số, chi phí, ngành, hệ thống, cơ sở, hạ tầng, vụ, năng lực",
    "thủ tục, cơ chế, hội nghị, lễ, khu, trạm, nhà máy, quy trình, kỹ thuật, diện tích, ý thức",
    "trách nhiệm, vai trò, nhận thức, chỉ tiêu, phương pháp, sản phẩm, thị trường, mạng lưới, công trình",
    "tuyến, hạng mục, gói thầu, chương trình hành động, công việc, lực lượng, đội ngũ, tổng mức",
)
_STATIVE = _keys(
    "là, có, cần, thuộc, gồm, bao gồm, phấn đấu, muốn, mong muốn, còn, thiếu, biết, hiểu, tin tưởng",
    "mong, hy vọng, hướng tới, tồn tại, thích, nằm, dự kiến",
)
_TO_CHAIN = _keys(
    "tiếp tục, phấn đấu, quyết tâm, cam kết, đề nghị, yêu cầu, nỗ lực, quyết định, thống nhất, giúp",
    "đồng ý, dự kiến, muốn, mong muốn, chuẩn bị, cố gắng, phối hợp, hỗ trợ, tạo điều kiện, giao",
    "chỉ đạo, kêu gọi, mời gọi, mời, khuyến khích, cho phép, vận động, hướng dẫn, ưu tiên, bắt đầu",
    "ước tính, ước, kiến nghị, tham mưu, đảm bảo, bảo đảm, kết hợp, phân công, động viên, hợp tác",
    "nhất trí, xin, hứa, đăng ký, mong, hy vọng, cử, đủ, giúp đỡ, đưa, cho, thúc đẩy, sẵn sàng, buộc",
)
_SPEECH = _keys(
    "phát biểu, phát biểu kết luận, phát biểu chỉ đạo, kết luận, tham dự, dự, tới dự, cùng dự, đến dự",
    "phát biểu khai mạc",
)
_CHANGES = _keys("tăng, giảm, tăng trưởng, tăng thêm, giảm xuống, tăng lên, sụt giảm")
_PARTICLES = _keys("được, ra, lên, xuống, lại, đi, về")
_ABOVE = _keys("trên")
_AREA = _keys("trên địa bàn")
_BEGUN = _keys("khi, sau khi, trước khi, trong khi, kể từ khi")
_FINITE = _keys("đạt, đạt được, tăng, giảm, chiếm, ước đạt, vượt, bằng, trị giá", "cho thấy, nêu rõ",
    "cho biết, khẳng định, nhấn mạnh, tiếp tục, nêu")
_DONE = _keys("giao, đề ra, phân bổ, đăng ký, huy động, trình, kéo dài, phân giao, thảo luận")
_LACKS = _keys("hạn chế, tồn tại, bất cập, khó khăn, vướng mắc, khuyết điểm")
_ALONE = {"socio-economic": "the socio-economy", "new rural": "new rural areas"}
_MOTIONS = {
    key: english
    for phrase, english in (
        ("đến", "come to"), ("tới", "come to"), ("vào", "enter"), ("về", "return to"),
        ("sang", "move to"), ("lên", "rise to"), ("xuống", "fall to"),
    )
    for key in _keys(phrase)
}  # fmt: skip
_PLACE = re.compile(r"(?:province|district|commune|city|town|township|ward|village|hamlet)s?$")
_TITLE = re.compile(
    r"^(?:(?:permanent |standing |deputy |vice |general |chief )*"
    r"(?:director|head|chairman|chairwoman|secretary|member|commander|inspector)\b|"
    r"(?:deputy )?head of)",
    re.IGNORECASE,
)
_TOWARDS = _keys("vào, về, đến, tới, với")
_AGENTS = _keys(
    "tỉnh, huyện, xã, thành phố, thị xã, phường, thị trấn, địa phương, người dân, nhân dân, hộ, bà con",
    "doanh nghiệp, UBND tỉnh, ủy ban nhân dân, ủy ban nhân dân tỉnh, ủy ban nhân dân huyện, hội nông dân",
    "ủy ban nhân dân xã, hội đồng nhân dân, hội đồng nhân dân tỉnh, nông dân, cấp ủy, đảng bộ, đảng ủy",
    "tỉnh ủy, huyện ủy, bí thư tỉnh ủy, chủ tịch, chủ tịch ủy ban nhân dân tỉnh, thủ tướng chính phủ",
    "chính phủ, hộ dân, gia đình, chính quyền, chính quyền địa phương, công an, lực lượng, đại biểu",
    "ban thường vụ, ban thường vụ tỉnh ủy, hội, đoàn, công ty, học sinh, giáo viên, cán bộ, đơn vị",
    "cơ quan, sở, ngành, thường trực, phòng, trường, cơ quan chức năng, ngành chức năng, đảng viên",
    "ủy ban nhân dân thành phố, ủy ban nhân dân thị xã, ban chỉ đạo, các sở, nhà nước, nhà đầu tư",
    "đại diện, người nuôi, người đứng đầu, chuyên gia, tổ chức, hợp tác xã, ban quản lý, chủ đầu tư",
)
_NOUN_FIRST = _keys("lãnh đạo, đại diện, báo cáo, dự thảo, kế hoạch, ý kiến, vốn")
_MEETINGS = re.compile(r"(?:meeting|session|conference|ceremony|congress|time|point)s?\b")
_OBJECT_PREPOSITIONS = {
    "comply": "with", "focus": "on", "participate": "in", "respond": "to", "care": "about",
    "listen": "to", "concentrate": "on", "invest": "in", "relate": "to", "depend": "on",
    "contribute": "to", "belong": "to", "lie": "in", "work": "with", "speak": "at", "comment": "on",
    "agree": "on", "strive": "for", "campaign": "for", "cooperate": "with", "lead": "",
}  # fmt: skip
_BARE_PLURAL = frozenset(
    """
    enterprise citizen worker official household farmer solution criterion task difficulty result
    opinion child student teacher resource achievement shortcoming target condition cadre person
    document goal obstacle regulation service job procedure model requirement visitor opportunity
    business investor authority product civil\\ servant right proposal need service advantage
    """.replace("\\ ", "_").split()
)


class Composer:
    """Reads the pieces of one clause from left to right and writes English."""

    def __init__(self, pieces: Sequence[Piece], post_in_english: Callable[[str], str]) -> None:
        self.pieces = pieces
        self.post_in_english = post_in_english
        self.out: list[str] = []
        self.at = 0
        self._open_clause()

    def _open_clause(self) -> None:
        self.subject = False
        self.many = False
        self.finite = False
        self.fresh = True
        self.form = self.list_form = self.last_form = "finite"
        self.subject_led = False
        self.copula = False
        self.chain = self.pending = ""
        self.after = ""

    def compose(self) -> str:
        """The English of all pieces, joined."""
        while self.pieces[self.at].kind != "end":
            before = self.at
            self._step(self.pieces[self.at])
            if self.at == before:  # pragma: no cover - every branch moves on
                self.at += 1
        return _joined(self.out)

    def _modal_follows(self, position: int) -> bool:
        """Whether an adverb before this position goes with a verb."""
        piece = self.pieces[position]
        return piece.role in _VERB_ROLES or ("verbs" in piece.senses and self._is_verb(position)) or (
            next(iter(piece.senses), "") == "verbs"
        )

    def _emit(self, english: str) -> None:
        if english:
            self.out.append(english)

    def _peek(self, distance: int = 1) -> Piece:
        return self.pieces[min(self.at + distance, len(self.pieces) - 1)]

    # --- one piece after the other -------------------------------------------------------------

    def _step(self, piece: Piece) -> None:
        if piece.kind == "mark":
            self._mark(piece)
        elif piece.kind == "date":
            self._date(piece)
        elif piece.kind == "function" and not self._begins_noun_phrase(self.at):
            self._function(piece)
        elif piece.role == "before verb" and self._modal_follows(self.at + 1):
            self._verb_group()
        elif piece.kind == "word" and self._is_verb(self.at):
            self._verb(frozenset(), [])
        elif self._begins_noun_phrase(self.at):
            self._noun_phrase_here()
        else:
            self._adjective_or_adverb(piece)

    def _mark(self, piece: Piece) -> None:
        self.at += 1
        self.out.append(piece.vi)
        if piece.vi in ";:.!?…":
            keep = self.list_form if piece.vi in ";:" and not self.subject_led else "finite"
            self._open_clause()
            self.form = self.list_form = keep
            return
        self.fresh = True
        self.after = "comma"
        self.chain = ""
        if self.last_form in ("base", "gerund"):
            self.form = self.last_form
        elif self.subject:
            self.finite = False

    def _date(self, piece: Piece) -> None:
        self.at += 1
        last = self.out[-1] if self.out else ""
        ready = ("from", "to", "by", "since", "before", "after", "of", "as of", "until", "with")
        if last in ready or last.endswith((" of", " period of", "compared with", "same period")):
            if last == "the same period":
                self._emit("of")
            if last == "to" and "from" not in self.out[-6:]:
                self.out[-1] = "by"
        elif last in ("in", "into", "on", "at"):
            self.out[-1] = piece.role
        else:
            self._emit(piece.role)
        self._emit(piece.en)
        self.after = "date"
        if self.form == "gerund":
            self.form = "finite"

    def _function(self, piece: Piece) -> None:
        role = piece.role
        if role in _VERB_ROLES:
            self._verb_group()
            return
        self.at += 1
        if role in ("of", "preposition"):
            self._preposition(piece)
        elif role == "conjunction" and piece.vi in _keys("cùng") and self._is_verb(self.at):
            self._emit("together")
        elif role == "conjunction":
            self._emit(piece.en)
            self.fresh = True
            self.after = "conjunction"
            self.chain = ""
            self.form = self.last_form if self.last_form != "finite" else self.form
            if self.subject and self.last_form == "finite" and self._is_verb(self.at):
                self.finite = False
        elif role == "opening":
            self._emit(piece.en)
            self._open_clause()
            if piece.vi in _BEGUN and self._is_verb(self.at):
                self.form = "gerund"
        elif role == "purpose":
            self.form, self.chain = "base", ""
            if self._begins_noun_phrase(self.at) and not self._is_verb(self.at):
                self._emit("so that")
                self._open_clause()
            self.after = "purpose"
        elif role == "act" and self.pieces[self.at].role == "this":
            self._emit(f"{self.pieces[self.at].en} matter")
            self.at += 1
            self.subject, self.many, self.finite, self.after = True, False, False, "noun"
        elif role == "act":
            self.form, self.after = "gerund", "act"
        elif role in ("degree", "way", "more"):
            self._degree(piece)
        else:
            self._emit(piece.en)

    def _preposition(self, piece: Piece) -> None:
        english = piece.en
        nxt = self.pieces[self.at]
        if piece.vi in _keys("tại") and nxt.kind == "word":
            phrase = self._noun_phrase(self.at)[0]
            english = "at" if _MEETINGS.search(phrase) else "in"
        if self.after == "verb" and piece.vi in _TOWARDS:
            english = _OBJECT_PREPOSITIONS.get(self.verb_head, "") or english
            if self.out[-1].rpartition(" ")[2] in ("to", "on", "in", "with", "of", "for", "at"):
                english = ""
        if self.out and self.out[-1] == english:
            english = ""
        if piece.vi in _keys("đến, tới, lên") and self.after == "verb" and nxt.kind == "figure":
            english = "to"
        if piece.vi in _keys("lên, xuống") and nxt.kind not in ("figure", "mark", "word"):
            english = ""
        if piece.vi in _AREA and not self._begins_noun_phrase(self.at):
            self._emit("in the area")
            return
        self._emit(english)
        self.form, self.after, self.chain = "gerund", "preposition", ""
        self.list_form = "gerund"
        self.fresh = False

    def _degree(self, piece: Piece) -> None:
        nxt = self.pieces[self.at]
        adjective = nxt.senses.get("adjectives") or nxt.senses.get("adverbs")
        if piece.role == "more" or adjective is None:
            self._emit(piece.en)
            return
        if self.copula or (self.after == "noun" and self.finite):
            self.at += 1
            self._emit(f"{piece.en} {adjective}")
            return
        if self.after == "verb" or piece.role == "way" or self.finite:
            self.at += 1
            self._emit(f"{piece.en} {_as_adverb(nxt)}".strip())
            self.after, self.manner = "manner", True
            return
        self.at += 1
        self._predicate(f"{piece.en} {adjective}".strip(), frozenset(), [])

    def _adjective_or_adverb(self, piece: Piece) -> None:
        self.at += 1
        if self.pieces[self.at].role == "more" and piece.senses.keys() & {"adjectives", "adverbs"}:
            self._compared(piece)
            return
        adjective = piece.senses.get("adjectives")
        phrase = piece.senses.get("adverbs") or piece.senses.get("phrases")
        manner = self.after in ("verb", "manner") or (self.after == "comma" and self.manner)
        if manner and (adjective or "adverbs" in piece.senses):
            self._emit(adjective if adjective and self.copula else _as_adverb(piece) or phrase or "")
            self.after = "manner"
            self.manner = True
        elif (
            adjective
            and self.subject
            and not self.finite
            and self.after not in ("preposition", "date")
            and not self._begins_noun_phrase(self.at, strict=True)
        ):
            self._predicate(adjective, frozenset(), [])
        else:
            self._emit(phrase or adjective or piece.en or next(iter(piece.senses.values()), ""))

    def _compared(self, piece: Piece) -> None:
        """ "tốt hơn" → "better", beside a verb or as what the subject is."""
        self.at += 1
        adjective = piece.senses.get("adjectives", "")
        if adjective and self.subject and not self.finite and self.after not in ("verb", "manner"):
            self._predicate(comparative(adjective), frozenset(), [])
            return
        word = _as_adverb(piece) if self.after in ("verb", "manner", "noun") else adjective
        self._emit(comparative(adjective if self.after == "noun" else word or adjective))
        if self._begins_noun_phrase(self.at):
            self._emit("than")
        self.after, self.manner = "manner", True

    manner = False
    copula = False
    pending = ""
    aux_after_noun = False

    def _predicate(self, adjective: str, aux: frozenset[str], before: list[str]) -> None:
        if not self.subject and not aux:
            self._emit(adjective)
            return
        group = verb_group(f"be {adjective}", aux, "finite", many=self.many, stative=True)
        for word in before:
            group = _insert(group, word)
        self._emit(group)
        self.finite, self.after, self.last_form = True, "verb", "finite"
        self.manner = True

    # --- verbs ---------------------------------------------------------------------------------

    def _is_verb(self, position: int) -> bool:
        """Whether the word here is read as a verb, by what stands around it."""
        piece = self.pieces[position]
        if piece.kind != "word" or "verbs" not in piece.senses:
            return False
        others = piece.senses.keys() & {"nouns", "adjectives", "adverbs"}
        if not others:
            return True
        here = position == self.at
        nxt = self.pieces[min(position + 1, len(self.pieces) - 1)]
        plain = nxt.kind == "word" and not nxt.senses.keys() & {"nouns", "verbs"}
        object_follows = self._begins_noun_phrase(position + 1 + plain, strict=True)
        if "nouns" not in others:
            if next(iter(piece.senses)) == "verbs" or object_follows:
                return not (here and self.after in ("verb", "manner") and not object_follows)
            return False
        if here and self.after in ("act", "purpose", "aux"):
            return True
        if here and self.agent and self.after == "noun" and not self.finite:
            return True
        if piece.vi in _NOUN_FIRST and not (here and self.subject and self.after == "noun"):
            return False
        if here and self.form == "base":
            return True
        if here and self.subject and not self.finite and self.after == "noun":
            return True
        if here and self.chain and self.after == "verb":
            return object_follows or next(iter(piece.senses)) == "verbs"
        return object_follows

    def _verb_group(self) -> None:
        """Auxiliaries and adverbs from here on, and the verb they belong to."""
        aux: set[str] = set()
        before: list[str] = []
        while True:
            piece = self.pieces[self.at]
            if piece.kind != "function" and not (
                piece.role == "before verb" and self._modal_follows(self.at + 1)
            ):
                break
            if piece.role in _AUX:
                if piece.role == "passive" and "passive" in aux:
                    break
                aux.add(piece.role)
                if piece.en:
                    aux.add(piece.en)
            elif piece.role == "before verb":
                before.append(piece.en)
            elif piece.role == "degree" and _verb_sense(self._peek()):
                before.append(piece.en)
            else:
                break
            self.at += 1
        piece = self.pieces[self.at]
        if piece.role in ("is", "has", "comprise", "share"):
            self._verb(frozenset(aux), before)
            return
        if aux & {"expected", "estimated"} and not _verb_sense(piece) and piece.kind != "word":
            self._expected(aux)
            return
        if piece.vi in _MOTIONS and piece.kind == "function":
            if _verb_sense(self._peek()) and not self._begins_noun_phrase(self.at + 1, strict=True):
                self.at += 1
                piece = self.pieces[self.at]
            elif aux & {"past", "future", "not", "not yet", "progressive", "must", "need"}:
                self._verb(frozenset(aux), before, english=_MOTIONS[piece.vi])
                return
        if "passive" in aux and not _verb_sense(piece) and self._passive_with_agent(aux, before):
            return
        if piece.vi in _LACKS and any(word.startswith("still") for word in before):
            self._lone(aux, before)
            return
        self.aux_after_noun = self.after in ("noun", "preposition", "act", "purpose", "verb")
        self.after = "aux"
        if _verb_sense(piece) and (self._is_verb(self.at) or "adjectives" not in piece.senses):
            self._verb(frozenset(aux), before)
        elif piece.role in ("degree", "more") or piece.senses.keys() & {"adjectives", "adverbs"}:
            self._predicate_after(aux, before)
        elif _verb_sense(piece):
            self._verb(frozenset(aux), before)
        else:
            self._lone(aux, before)

    def _expected(self, aux: set[str]) -> None:
        """ "dự kiến" that stands apart from its verb: "dự kiến đến hết năm 2024 đạt"."""
        said = "expected" if "expected" in aux else "estimated"
        not_ = " not" if _negation(aux) else ""
        if self._begins_noun_phrase(self.at) and not self.subject:
            self._emit(f"it is{not_} {said} that")
            self._open_clause()
            return
        be = ("are" if self.many else "is") if self.subject else ""
        self._emit(f"{be}{not_} {said}".strip())
        self.finite, self.after, self.pending = True, "verb", "base"

    def _predicate_after(self, aux: set[str], before: list[str]) -> None:
        piece = self.pieces[self.at]
        degree = ""
        if piece.role in ("degree", "more"):
            degree = piece.en
            self.at += 1
            piece = self.pieces[self.at]
        adjective = piece.senses.get("adjectives") or piece.senses.get("adverbs")
        if adjective is None:
            self._emit(_negation(aux))
            self._emit(" ".join((*before, degree)))
            return
        self.at += 1
        self.subject = True
        self._predicate(f"{degree} {adjective}".strip(), frozenset(aux - {"passive"}), before)

    def _lone(self, aux: set[str], before: list[str]) -> None:
        """Auxiliaries with no verb after them: "còn một số", "không chỉ", "được 5 triệu"."""
        still = any(word.startswith("still") for word in before)
        if self._begins_noun_phrase(self.at) and (still or aux & {"passive", "need", "must"}):
            verb = "have" if still or "passive" not in aux else "receive"
            if still and not self.subject:
                many = self._noun_phrase(self.at)[2]
                self._emit(f"there {'are' if many else 'is'}{' not' if _negation(aux) else ''} still")
            else:
                plain = frozenset(aux - {"passive"})
                group = verb_group(
                    verb, plain, self.form if not self.finite else "base", many=self.many, stative=still
                )
                self._emit(" ".join((*before, group)))
            self.finite, self.after = True, "verb"
            return
        for name, english in (
            ("future", "will"), ("must", "must"), ("need", "need"), ("can", "can"), ("passive", "was"),
        ):  # fmt: skip
            if name in aux:
                self._emit(english)
        self._emit(_negation(aux))
        self._emit(" ".join(before))
        self.after = "aux"

    def _passive_with_agent(self, aux: set[str], before: list[str]) -> bool:
        """ "được UBND tỉnh phê duyệt" → "was approved by the provincial People's Committee"."""
        if not self._begins_noun_phrase(self.at):
            return False
        agents: list[str] = []
        position = self.at
        while self._begins_noun_phrase(position):
            english, after, _ = self._noun_phrase(position, agent=True)
            agents.append(english)
            position = after
            if self.pieces[position].role == "conjunction":
                agents.append("and")
                position += 1
        adverbs: list[str] = []
        while self.pieces[position].role == "before verb":
            adverbs.append(self.pieces[position].en)
            position += 1
        if not agents or not _verb_sense(self.pieces[position]):
            return False
        self.at = position
        self._verb(frozenset(aux), [*before, *adverbs], agent=" ".join(agents))
        return True

    def _verb(
        self, aux: frozenset[str], before: list[str], agent: str = "", english: str = ""
    ) -> None:
        piece = self.pieces[self.at]
        english = english or (piece.en if piece.kind == "function" else _verb_sense(piece))
        self.copula = piece.role == "is"
        self.at += 1
        stative = piece.vi in _STATIVE
        nxt = self.pieces[self.at]
        if english == "reach" and nxt.kind != "figure" and self._begins_noun_phrase(self.at):
            english = "achieve"
        act = self.after == "act"
        form = self._form_of_next(aux, piece.role)
        first = not self.out or self.out[-1] in ".!?"
        if first and piece.vi in _SPEECH:
            form = "gerund"
        elif form == "finite" and not self.subject and not aux and piece.role not in ("is", "has"):
            form = "bare"
        if piece.role == "has" and not self.subject and self.form == "finite":
            self._existential(aux, before)
            return
        if piece.role == "has" and self.finite and self.after == "noun" and not aux:
            self._emit("with")
            self.form, self.after, self.chain = "gerund", "preposition", ""
            return
        if piece.role in ("comprise",) and self.after == "comma":
            self._emit("including")
            self.form, self.after, self.chain = "gerund", "preposition", ""
            return
        while self.pieces[self.at].vi in _PARTICLES and not self._particle_stays():
            self.at += 1
        extra = self._manner_before_object()
        if form == "bare":
            group = f"{extra} {english}".strip()
            self.last_form = "bare"
        elif form == "finite" and aux & {"need", "must"} and not self.subject:
            rest = aux - {"need", "must"}
            group = verb_group(english, rest, "base", many=False, stative=stative, extra=extra)
            group = f"it is necessary {group}"
            self.last_form = "base"
        else:
            group = verb_group(
                english, aux, form, many=self.many, stative=stative, extra=extra
            )
            self.last_form = form
        for word in before:
            group = _insert(group, word) if form == "finite" else f"{word} {group}"
        if self.chain == "to" and group.startswith("to ") and self.out[-1:] == ["to"]:
            group = group[3:]
        group = self._with_object_standard(english, group)
        self._emit(group)
        if agent:
            self._emit(f"by {agent}")
        if form in ("finite", "bare"):
            self.finite = True
        self.fresh = False
        if act and not self.subject:
            self.subject, self.many, self.finite = True, False, False
        self._after_verb(piece, english, aux)

    def _after_verb(self, piece: Piece, english: str, aux: frozenset[str]) -> None:
        nxt = self.pieces[self.at]
        self.chain = "to" if piece.vi in _TO_CHAIN else "ing"
        self.after, self.form = "verb", "finite"
        self.manner = False
        head = self.verb_head = english.split(" ")[0]
        if piece.vi in _CHANGES and nxt.kind == "figure" and "passive" not in aux:
            self._emit("by")
        elif " " not in english and "passive" not in aux:
            preposition = _OBJECT_PREPOSITIONS.get(head, "")
            follows = self._begins_noun_phrase(self.at) or self._is_verb(self.at)
            if head == "submit" and follows:
                self._noun_phrase(self.at)
                preposition = "to" if self._agent_end else ""
            chained = self._is_verb(self.at) and self.chain == "to"
            if preposition and follows and not chained and nxt.role != "preposition":
                self._emit(preposition)

    def _form_of_next(self, aux: frozenset[str], role: str) -> str:
        if role == "is" and not aux & {"must", "need"}:
            return "finite"
        if aux & _TENSED and self.after not in ("preposition", "act", "purpose", "noun", "verb"):
            if not self.aux_after_noun:
                return "finite"
        if self.pending:
            self.pending = ""
            return "base"
        if self.form in ("base", "gerund"):
            return self.form
        if self.after == "verb" and self.chain:
            return "base" if self.chain == "to" else "gerund"
        if self.finite and not self.fresh:
            if self.chain == "to" and not aux & {"past", "future"}:
                return "base"
            return "participle" if not aux - {"passive", "past", "not", "not yet"} else "finite"
        if self.fresh and not self.subject and self.last_form in ("base", "gerund", "bare"):
            return self.last_form if self.last_form != "bare" or aux else "bare"
        return "finite"

    def _particle_stays(self) -> bool:
        piece, nxt = self.pieces[self.at], self._peek()
        if piece.role == "passive":
            return bool(_verb_sense(nxt)) and self._is_verb(self.at + 1)
        return nxt.kind in ("figure", "mark", "end", "date") or piece.role == "preposition"

    def _existential(self, aux: frozenset[str], before: list[str]) -> None:
        many = self._noun_phrase(self.at)[2]
        be = "are" if many else "is"
        not_ = " not" if _negation(aux) else ""
        last = self.out[-1] if self.out else ""
        opening = "" if last.endswith("ing") else "there"
        self._emit(f"{opening} {be}{not_}".strip())
        self._emit(" ".join(before))
        self.finite, self.after, self.fresh = True, "verb", False
        self.chain, self.last_form = "", "finite"

    def _manner_before_object(self) -> str:
        """ "sử dụng hiệu quả các nguồn lực": the adverb that stands between verb and object."""
        piece = self.pieces[self.at]
        if piece.kind != "word" or not piece.senses.keys() & {"adjectives", "adverbs"}:
            return ""
        if "verbs" in piece.senses or next(iter(piece.senses)) == "nouns":
            return ""
        if self._begins_noun_phrase(self.at + 1, strict=True) or self._is_verb(self.at + 1):
            self.at += 1
            return _as_adverb(piece)
        return ""

    def _with_object_standard(self, english: str, group: str) -> str:
        """ "đạt chuẩn nông thôn mới": what the standard is of stands before it."""
        if not english.startswith("meet ") or not self._begins_noun_phrase(self.at):
            return group
        standard = re.search(r"(?:the )?(standards?)$", group)
        if not standard or self.pieces[self.at].kind == "figure":
            return group
        phrase, self.at, _ = self._noun_phrase(self.at)
        phrase = re.sub(r"^the ", "", phrase)
        return f"{group[: standard.start()]}the {phrase} {standard.group(1).rstrip('s')}"

    # --- noun phrases --------------------------------------------------------------------------

    def _begins_noun_phrase(self, position: int, strict: bool = False) -> bool:
        piece = self.pieces[min(position, len(self.pieces) - 1)]
        if piece.kind in ("name", "person", "figure"):
            return True
        if piece.kind == "function":
            return piece.role in _NP_ROLES or (strict and piece.role == "act")
        if piece.kind != "word" or "nouns" not in piece.senses:
            return False
        return not strict or "verbs" not in piece.senses or next(iter(piece.senses)) == "nouns"

    def _noun_phrase_here(self) -> None:
        start = self.at
        english, self.at, many = self._noun_phrase(start)
        if not english and self.at > start:
            self.form, self.after = "gerund", "act"
            return
        if self.at == start:
            self.at += 1
            self._emit(self.pieces[start].en or next(iter(self.pieces[start].senses.values()), ""))
            return
        self._emit(english)
        nxt = self.pieces[self.at]
        predicate = nxt.role in _VERB_ROLES or self._is_verb(self.at) or nxt.role == "degree"
        predicate = predicate or (self._agent_end and bool(_verb_sense(nxt)))
        predicate = predicate or (nxt.role == "adverb" and self._modal_follows(self.at + 1))
        self.agent = self._agent_end
        if self.after in ("comma", "", "conjunction", "date", "manner") and (
            predicate or not self.subject
        ):
            joined = self.after == "conjunction" and self.subject and not self.finite
            if predicate or not self.subject or self.after != "comma":
                self.finite = False
                self.many = many or joined
                self.subject = True
                self.form = "finite"
        elif not self.subject and self.after not in ("verb", "preposition"):
            self.subject, self.many = True, many
        if self.after == "preposition":
            self.form = "finite"
            if self.finite or not self.subject:
                self.many = many if not self.finite else self.many
        if self.after == "verb" and self.chain != "to":
            self.chain = "" if self.finite else self.chain
        self.after = "noun"
        if self._abstract_end and nxt.vi in _DONE and not self._begins_noun_phrase(self.at + 1):
            self.at += 1
            self._emit(participle(_verb_sense(nxt)))
        elif self._abstract_end:
            self._emit("of")
            self.form = "gerund"

    _abstract_end = False
    _agent_end = False
    agent = False
    verb_head = ""

    def _noun_phrase(self, position: int, agent: bool = False) -> tuple[str, int, bool]:
        """The English of the noun phrase here, where it ends, and whether it is plural."""
        self._abstract_end = self._agent_end = False
        determiner, number, many = "", "", False
        pieces = self.pieces
        while True:
            piece = pieces[position]
            if piece.kind == "figure" and piece.figure is not None:
                quantity = piece.figure
                if quantity.kind not in ("count", "ratio"):
                    return self._measured(position)
                many = quantity.value != 1 or quantity.total is not None
                number = f"{piece.en} {number}".strip() if number == "more" else piece.en
            elif piece.role == "plural":
                many = True
            elif piece.role == "many":
                determiner, many = piece.en, True
            elif piece.role in ("each", "all"):
                determiner = f"{determiner} {piece.en}".strip()
            elif piece.role == "more of":
                number = "more"
            elif piece.role == "title":
                determiner = piece.en if pieces[position + 1].kind == "person" else determiner
                if piece.en == "comrades" and pieces[position + 1].kind != "person":
                    return "comrades", position + 1, True
                nxt = pieces[position + 1]
                if nxt.kind not in ("person", "name", "word") or "verbs" in nxt.senses:
                    self._agent_end = True
                    return {"Mr": "he", "Mrs": "she"}.get(piece.en, "the comrade"), position + 1, False
            elif piece.role != "classifier":
                break
            position += 1
            if piece.role == "classifier" and pieces[position].role == "this":
                return f"{pieces[position].en} work", position + 1, False
        if not self._begins_noun_phrase(position):
            return f"{determiner} {number}".strip(), position, many
        return self._headed(position, determiner, number, many, agent)

    def _measured(self, position: int) -> tuple[str, int, bool]:
        """A share, sum or measure, and what it is of: "85.50% of the plan"."""
        piece = self.pieces[position]
        quantity = piece.figure
        assert quantity is not None
        position += 1
        nxt = self.pieces[position]
        follows = nxt.kind == "word" and "nouns" in nxt.senses
        if quantity.kind in ("ordinal", "document"):
            return piece.en, position, False
        if (follows or nxt.role in ("classifier", "plural", "many")) and not self._is_verb(position):
            english, position, many = self._noun_phrase(position)
            if english:
                return f"{piece.en} of {english}", position, many
        return piece.en, position, True

    def _headed(
        self, position: int, determiner: str, number: str, many: bool, agent: bool
    ) -> tuple[str, int, bool]:
        head = self.pieces[position]
        if head.kind == "person":
            self._agent_end = True
            return f"{determiner} {self._person(head)}".strip(), position + 1, False
        if head.role == "whole":
            self._agent_end = True
            return head.en, position + 1, head.en in ("we", "they")
        english = head.en if head.kind in ("name", "function") else head.senses["nouns"]
        if english in _ALONE and not number:
            return f"{determiner} {_ALONE[english]}".strip(), position + 1, False
        abstract = head.vi in _ABSTRACT
        agentive = head.kind == "name" or head.vi in _AGENTS
        position += 1
        modifiers: list[str] = []
        named = False
        tail = ""
        while True:
            piece = self.pieces[position]
            nested = piece.kind == "word" and "nouns" in piece.senses and not self._is_verb(position)
            if (
                nested
                and head.kind != "name"
                and (_TITLE.match(english) or " of " in english)
                and self._modifier(position, abstract, agent or agentive)
                and "adjectives" not in piece.senses
            ):
                owner, position, _ = self._noun_phrase(position)
                tail += f" of {article(owner)}"
                break
            if piece.kind == "name":
                if head.kind == "name" or named:
                    tail += f" {piece.en}"
                elif "the " in english and " of " in english:
                    front, _, back = english.rpartition("the ")
                    english = f"{front}the {piece.en} {back}"
                else:
                    modifiers.append(piece.en)
                named = True
            elif piece.kind == "figure" and piece.figure and piece.figure.kind == "ordinal":
                tail += f" {piece.en}"
            elif piece.role == "this":
                determiner = "these" if many and piece.en == "this" else piece.en
                determiner = "those" if many and piece.en == "that" else determiner
                position += 1
                break
            elif piece.role == "classifier" and piece.vi not in _keys("số"):
                pass
            elif piece.role == "degree" and self._degree_adjective(position) and (
                self.finite or self.after in ("verb", "preposition")
            ):
                modifiers.append(f"{piece.en} {self._degree_adjective(position)}")
                position += 1
            elif piece.role == "before verb" and self._modal_follows(position + 1):
                break
            elif piece.vi in _ABOVE and not self._begins_noun_phrase(position + 1):
                determiner = "the above"
            elif "adjectives" in piece.senses and self._is_more(position + 1):
                break
            elif piece.kind == "word" and (modifier := self._modifier(position, abstract, agent or agentive)):
                modifiers.append(modifier)
                abstract = abstract or piece.vi in _ABSTRACT
            else:
                break
            position += 1
        if determiner == "one of the":
            english = plural(english)
        if many or self._bare_plural(english, determiner, number):
            english = plural(english)
            many = True
        phrase = " ".join([*modifiers[::-1], english])
        known = named and (head.kind == "name" or _PLACE.search(phrase))
        if not determiner and not number and not known:
            phrase = article(phrase)
        words = " ".join(part for part in (determiner, number, phrase) if part) + tail
        nxt = self.pieces[position]
        self._agent_end = agentive
        self._abstract_end = (
            abstract and self._is_verb(position) and not agent and nxt.vi not in _FINITE
        )
        owned = nxt.role == "of" and self._begins_noun_phrase(position + 1)
        listed = nxt.role == "plural" and not agent and (not agentive or head.vi in _NOUN_FIRST)
        if listed and not many and head.vi in _NOUN_FIRST:
            words, many = plural(words), True
        if owned or listed:
            owner, position, _ = self._noun_phrase(position + owned)
            words = f"{words} of {owner}"
            self._abstract_end = False
            self._agent_end = agentive
        return words, position, many

    def _bare_plural(self, english: str, determiner: str, number: str) -> bool:
        last = english.rpartition(" ")[2]
        return not determiner and not number and " of " not in english and last in _BARE_PLURAL

    def _is_more(self, position: int) -> bool:
        return self.pieces[min(position, len(self.pieces) - 1)].role == "more"

    def _degree_adjective(self, position: int) -> str:
        nxt = self.pieces[min(position + 1, len(self.pieces) - 1)]
        return nxt.senses.get("adjectives", "")

    def _modifier(self, position: int, abstract: bool, agent: bool) -> str:
        """The English of a word that stands behind a noun, empty when it belongs elsewhere."""
        piece = self.pieces[position]
        senses = piece.senses
        first = next(iter(senses), "")
        verb_like = "verbs" in senses and (
            self._begins_noun_phrase(position + 1, strict=True) or agent
        )
        if verb_like and not (first == "nouns" and abstract and not agent):
            return ""
        if "adjectives" in senses:
            return senses["adjectives"]
        if "nouns" not in senses:
            return ""
        if "verbs" in senses and first == "verbs" and not abstract:
            return ""
        return senses["nouns"]

    def _person(self, piece: Piece) -> str:
        posts = [self.post_in_english(post) for post in piece.vi.split("\n") if post]
        if not posts:
            return piece.en
        listed = posts[0] if len(posts) == 1 else f"{', '.join(posts[:-1])} and {posts[-1]}"
        return f"{piece.en}, {listed},"


def _verb_sense(piece: Piece) -> str:
    return piece.senses.get("verbs", "") if piece.kind == "word" else ""


def _negation(aux: set[str] | frozenset[str]) -> str:
    return "not" if aux & {"not", "not yet"} else ""


def _as_adverb(piece: Piece) -> str:
    known = piece.senses.get("adverbs")
    if known:
        return known
    return adverb(piece.senses["adjectives"]) if "adjectives" in piece.senses else ""


def _insert(group: str, word: str) -> str:
    """An adverb in a verb group: "also has", "has also been improved"."""
    first, space, rest = group.partition(" ")
    auxiliaries = ("has", "have", "is", "are", "was", "were", "will", "must", "can")
    if first in auxiliaries and rest and word in ("also", "still", "only", "basically", "all", "soon"):
        if rest.startswith("not") and word == "still":
            return f"still {group}"
        return f"{first} {word} {rest}"
    return f"{word}{' ' + group if group else ''}{'' if space else ''}"


_OBJECT_FORMS = {"he": "him", "they": "them", "we": "us", "I": "me", "she": "her"}


def _object_form(match: re.Match[str]) -> str:
    return f"{match.group(1)} {_OBJECT_FORMS[match.group(2)]}"


def _joined(parts: Sequence[str]) -> str:
    text = " ".join(part for part in parts if part)
    text = re.sub(r"\s+([,;:.!?…)”])", r"\1", text)
    text = re.sub(r"([(“])\s+", r"\1", text)
    text = re.sub(r",+(?=[,;:.)])", "", text)
    text = re.sub(r"\b(to|of|for|with|by|help\w*) (he|they|we|I|she)\b", _object_form, text)
    text = re.sub(r"\"\s*([^\"]*?)\s*\"", r'"\1"', text)
    return re.sub(r"\s{2,}", " ", text).strip()
