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
    "deaths": "death", "lives": "life", "began": "begin", "begun": "begin", "became": "become",
    "saw": "see", "seen": "see", "felt": "feel", "lost": "lose", "drew": "draw", "drawn": "draw",
    "drove": "drive", "driven": "drive", "flew": "fly", "flown": "fly", "forgot": "forget",
    "forgotten": "forget", "hid": "hide", "hidden": "hide", "lent": "lend", "meant": "mean",
    "ran": "run", "shook": "shake", "shaken": "shake", "shot": "shoot", "sank": "sink",
    "sunk": "sink", "stole": "steal", "stolen": "steal", "swore": "swear", "sworn": "swear",
    "threw": "throw", "thrown": "throw", "withdrew": "withdraw", "withdrawn": "withdraw",
    "caught": "catch", "fought": "fight", "sought": "seek", "struck": "strike", "stuck": "stick",
    "stood": "stand", "undertook": "undertake", "undertaken": "undertake", "overtook": "overtake",
    "overtaken": "overtake", "overcame": "overcome", "arose": "arise", "arisen": "arise",
    "laid": "lay", "dealt": "deal", "dug": "dig", "fed": "feed", "fled": "flee", "hung": "hang",
    "heard": "hear", "slept": "sleep", "swept": "sweep", "torn": "tear", "tore": "tear",
    "beaten": "beat", "bitten": "bite", "blew": "blow", "blown": "blow", "burnt": "burn",
    "learnt": "learn", "froze": "freeze", "frozen": "freeze", "shrank": "shrink",
    "shrunk": "shrink", "swam": "swim", "ate": "eat", "eaten": "eat", "drank": "drink",
    "mistook": "mistake", "mistaken": "mistake", "foresaw": "foresee", "foreseen": "foresee",
    "forbade": "forbid", "forbidden": "forbid", "upheld": "uphold", "withheld": "withhold",
    "rebuilt": "rebuild", "mice": "mouse", "feet": "foot", "teeth": "tooth",
    "wives": "wife", "thieves": "thief", "halves": "half", "knives": "knife", "crises": "crisis",
    "analyses": "analysis", "criteria": "criterion", "phenomena": "phenomenon",
    "oxen": "ox", "geese": "goose", "agreed": "agree", "freed": "free",
    "guaranteed": "guarantee", "goes": "go", "going": "go", "doing": "do",
}  # fmt: skip
# These end like a derived word, but are of no kin to what stands before the ending.
_WHOLE = frozenset(
    """
    apartment billion department goods hardly heading million mission news passion pension portion
    station
    """.split()
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A lower-case English word without its ending; British and American spelling as one."""
    word = _IRREGULAR.get(word, word)
    if word.endswith("men") and len(word) > len("women"):
        word = word[:-3] + "man"  # chairmen, fishermen
    if word in _WHOLE:
        return word
    for ending, rest in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word[: -len(ending)] + rest
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
        if word in _WHOLE:
            return word
        for ending in ("ing", "ed"):
            # "exceed" is no past form.
            if word.endswith("ceed"):
                break
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                # "allocated" is of "allocate", "repeated" of "repeat".
                if word.endswith("at") and not word.endswith(("eat", "bat", "rmat")):
                    word += "e"
                if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "elsz":
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
