"""English words brought to one form, so that "communes" finds "commune"."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["stem"]

_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "was": "be",
    "were": "be", "is": "be", "are": "be", "been": "be", "did": "do", "does": "do", "done": "do",
    "had": "have", "has": "have", "said": "say", "says": "say", "made": "make", "spent": "spend",
    "went": "go", "gone": "go", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "held": "hold", "met": "meet",
    "drowned": "drown", "led": "lead", "built": "build", "grew": "grow", "grown": "grow",
    "paid": "pay", "kept": "keep", "left": "leave", "told": "tell", "got": "get", "knew": "know",
    "sent": "send", "brought": "bring", "bought": "buy", "sold": "sell", "taught": "teach",
    "chose": "choose", "chosen": "choose", "broke": "break", "broken": "break", "spoke": "speak",
    "spoken": "speak", "wrote": "write", "written": "write", "died": "die", "dying": "die",
    "deaths": "death", "lives": "life",
}  # fmt: skip


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A lower-case English word without its ending; British and American spelling as one."""
    word = _IRREGULAR.get(word, word)
    for ending, rest in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word[: -len(ending)] + rest
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
        for ending in ("ing", "ed"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                    word = word[:-1]
                break
    for ending in ("ation", "ment", "ate", "ion", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 4:
        word = word.replace("iz", "is").replace("our", "or").replace("ll", "l")
    return word
