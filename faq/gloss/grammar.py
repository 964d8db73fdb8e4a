"""English word forms, and the Vietnamese function words that a gloss is built around."""

from __future__ import annotations

from functools import lru_cache

from faq.regexes import late

__all__ = [
    "adverb", "article", "comparative", "gerund", "participle", "past", "plural", "present",
    "verb_group",
]  # fmt: skip

_IRREGULAR = {
    "be": ("was", "been"), "have": ("had", "had"), "do": ("did", "done"), "go": ("went", "gone"),
    "hold": ("held", "held"), "meet": ("met", "met"), "lead": ("led", "led"),
    "build": ("built", "built"), "grow": ("grew", "grown"), "pay": ("paid", "paid"),
    "keep": ("kept", "kept"), "leave": ("left", "left"), "tell": ("told", "told"),
    "get": ("got", "got"), "know": ("knew", "known"), "send": ("sent", "sent"),
    "bring": ("brought", "brought"), "buy": ("bought", "bought"), "sell": ("sold", "sold"),
    "teach": ("taught", "taught"), "choose": ("chose", "chosen"), "break": ("broke", "broken"),
    "speak": ("spoke", "spoken"), "write": ("wrote", "written"), "fall": ("fell", "fallen"),
    "rise": ("rose", "risen"), "take": ("took", "taken"), "give": ("gave", "given"),
    "say": ("said", "said"), "make": ("made", "made"), "spend": ("spent", "spent"),
    "drive": ("drove", "driven"), "see": ("saw", "seen"), "find": ("found", "found"),
    "set": ("set", "set"), "put": ("put", "put"), "cut": ("cut", "cut"), "hit": ("hit", "hit"),
    "come": ("came", "come"), "become": ("became", "become"), "overcome": ("overcame", "overcome"),
    "begin": ("began", "begun"), "run": ("ran", "run"), "win": ("won", "won"),
    "stand": ("stood", "stood"), "understand": ("understood", "understood"),
    "think": ("thought", "thought"), "seek": ("sought", "sought"), "eat": ("ate", "eaten"),
    "drink": ("drank", "drunk"), "strive": ("strove", "striven"), "draw": ("drew", "drawn"),
    "undertake": ("undertook", "undertaken"), "lose": ("lost", "lost"), "feel": ("felt", "felt"),
    "spread": ("spread", "spread"), "shut": ("shut", "shut"), "burn": ("burned", "burned"),
    "steal": ("stole", "stolen"), "fight": ("fought", "fought"), "catch": ("caught", "caught"),
    "sink": ("sank", "sunk"), "lend": ("lent", "lent"), "hear": ("heard", "heard"),
    "read": ("read", "read"), "sing": ("sang", "sung"), "forget": ("forgot", "forgotten"),
    "let": ("let", "let"), "show": ("showed", "shown"), "forbid": ("forbade", "forbidden"),
    "lie": ("lay", "lain"), "undergo": ("underwent", "undergone"), "bid": ("bid", "bid"),
    "sow": ("sowed", "sown"), "fly": ("flew", "flown"), "dig": ("dug", "dug"),
    "rebuild": ("rebuilt", "rebuilt"), "withdraw": ("withdrew", "withdrawn"),
    "oversee": ("oversaw", "overseen"), "breed": ("bred", "bred"), "burst": ("burst", "burst"),
    "hang": ("hung", "hung"), "light": ("lit", "lit"), "swim": ("swam", "swum"),
    "sweep": ("swept", "swept"), "drown": ("drowned", "drowned"),
}  # fmt: skip
# Verbs of more than one syllable whose last consonant is doubled all the same, and short ones.
_DOUBLED = late(r"^(?:re)?[^aeiou]*[aeiou][bdgmnprt]$|(?:mit|fer|pel|trol|cur|quip)$")
_NOT_DOUBLED = ("offer", "suffer", "differ", "audit", "visit", "limit", "edit", "profit")

_ADVERBS = {
    "good": "well", "big": "greatly", "large": "greatly", "great": "greatly", "enough": "enough",
    "small": "on a small scale", "many": "much", "different": "differently",
    "average": "on average",
}  # fmt: skip
_COMPARATIVES = {
    "good": "better", "well": "better", "bad": "worse", "poor": "poorer", "high": "higher",
    "low": "lower", "big": "bigger", "large": "larger", "fast": "faster", "small": "smaller",
    "many": "more", "strong": "stronger", "long": "longer", "clear": "clearer", "near": "nearer",
    "slow": "slower", "early": "earlier", "late": "later", "much": "more", "deep": "deeper",
    "wide": "wider", "great": "greater", "new": "newer", "old": "older", "close": "closer",
}  # fmt: skip
_LY_VERBS = ("apply", "rely", "comply", "supply", "multiply", "fly", "reply")
_PLURALS = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "life": "lives",
    "criterion": "criteria", "fish": "fish", "series": "series", "index": "indices",
    "Secretary": "Secretaries", "chairman": "chairmen", "tree": "trees", "crisis": "crises",
    "basis": "bases", "medium": "media", "half": "halves", "leaf": "leaves",
}  # fmt: skip
_UNCOUNTED_WORDS = """
people information equipment progress work housing infrastructure agriculture land water
capital funding funds training education health culture security order safety discipline
development growth investment production technology science traffic poverty corruption crime
waste rice shrimp livestock poultry aquaculture data media income employment personnel staff
residents authorities police savings goods facilities materials machinery knowledge
awareness evidence advice transport electricity power energy fuel money cash society life
clothes arrears remains loss ethics means reform disbursement public farming new rural
legislation compensation marketing support aid protection management administration
implementation clearance justice consumption trade tourism weather timber wood seed
"""
_UNCOUNTED = frozenset(_UNCOUNTED_WORDS.split())
_THE = late(
    r"^(?:(?:Standing|Executive|provincial|district|commune|municipal|town|whole) .*|"
    r"(?:Party|State|Government|Politburo|Secretariat|Prime Minister|National Assembly|country)|"
    r"(?:Department|Ministry|Division|Office|Bureau|Centre|Steering Committee|Standing Board|"
    r"Standing Committee|Party Committee|Party Central Committee|Organization Commission) .*|"
    r".*\b(?:province|district|commune|city|locality|meeting|session|conference|People's Committee|"
    r"People's Council|Party Committee|Fatherland Front|Women's Union|Farmers' Union|Youth Union|"
    r"Party organization|government|people|area|programme|project|state budget|apparatus|"
    r"political system|period|country|working session|township|ward|town|Party|coming time|"
    r"past time|World Bank|rate|number|state|total|level|quality|situation|role|force|sector|field|"
    r"economy|budget|population|whole|report|draft|department|policy|authority|resolution|progress|plan|system|movement))$"
)
# Noun phrases that are known by their first word, and acts ("streamlining the apparatus").
_DETERMINED = late(r"(?:the|a|all|each|this|that|part of|\w+ing the) ")


def _inflect(phrase: str, ending: str) -> str:
    """The verb of a phrase in another form: its first word, after an adverb in -ly."""
    words = phrase.split(" ")
    at = 1 if len(words) > 1 and words[0].endswith("ly") and words[0] not in _LY_VERBS else 0
    forms = _forms(words[at])
    words[at] = forms[ending]
    for position in range(at + 1, len(words) - 1):
        if words[position] in ("and", "or") and position == at + 1:
            words[position + 1] = _forms(words[position + 1])[ending]
    return " ".join(words)


@lru_cache(maxsize=4096)
def _forms(verb: str) -> dict[str, str]:
    if verb == "be":
        return {"past": "was", "participle": "been", "gerund": "being", "present": "is"}
    stem = verb
    if verb.endswith("e"):
        regular, gerund_form = (
            f"{verb}d",
            f"{verb}ing" if verb.endswith("ee") else f"{verb[:-1]}ing",
        )
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        regular, gerund_form = f"{verb[:-1]}ied", f"{verb}ing"
    else:
        if _DOUBLED.search(verb) and verb not in _NOT_DOUBLED:
            stem = verb + verb[-1]
        regular, gerund_form = f"{stem}ed", f"{stem}ing"
    if verb.endswith("ie"):
        gerund_form = f"{verb[:-2]}ying"
    past_form, past_participle = _IRREGULAR.get(verb, (regular, regular))
    return {
        "past": past_form,
        "participle": past_participle,
        "gerund": gerund_form,
        "present": "has" if verb == "have" else _with_s(verb),
    }


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "do", "go")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def past(verb: str, many: bool = False) -> str:
    """The simple past of an English verb phrase."""
    form = _inflect(verb, "past")
    return f"were{form[3:]}" if many and form.split(" ")[0] == "was" else form


def participle(verb: str) -> str:
    """The past participle of an English verb phrase."""
    return _inflect(verb, "participle")


def gerund(verb: str) -> str:
    """The form in -ing of an English verb phrase."""
    return _inflect(verb, "gerund")


def present(verb: str, many: bool = False) -> str:
    """The present of an English verb phrase, third person."""
    if many:
        return f"are{verb[2:]}" if verb.split(" ")[0] == "be" else verb
    return _inflect(verb, "present")


def plural(noun: str) -> str:
    """The plural of an English noun phrase; uncounted nouns stay."""
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{plural(head)}{of}{rest}"
    front, space, last = noun.rpartition(" ")
    if last in _PLURALS:
        return front + space + _PLURALS[last]
    if last.lower() in _UNCOUNTED or (last.endswith("s") and not last.endswith(("ss", "us"))):
        return noun
    if not last.isascii() or not last[-1:].isalpha() or (last.isupper() and len(last) > 1):
        return noun
    return front + space + _with_s(last)


def article(noun: str) -> str:
    """The noun phrase with "the" where English wants it before a known body, place or period."""
    if _DETERMINED.match(noun):
        return noun
    return f"the {noun}" if _THE.match(noun) else noun


def adverb(adjective: str) -> str:
    """What an English adjective is beside a verb: "drastic" → "drastically"."""
    if adjective in ("high", "fast", "early", "late", "hard", "more", "well", "less", "right"):
        return adjective
    if adjective in _ADVERBS:
        return _ADVERBS[adjective]
    if adjective.endswith(("ly", "wise")):
        return adjective
    if " " in adjective or "-" in adjective:
        return f"in {_a(adjective)} way"
    if adjective.endswith("ic"):
        return f"{adjective}ally"
    if adjective.endswith("le") and adjective[-3:-2] not in "aeiou":
        return f"{adjective[:-1]}y"
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    return f"{adjective}ly" if not adjective.endswith("ll") else f"{adjective}y"


def comparative(word: str) -> str:
    """The comparative of an English adjective or adverb."""
    return _COMPARATIVES.get(word, f"more {word}")


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def verb_group(
    verb: str, aux: frozenset[str], form: str, *, many: bool, stative: bool, extra: str = ""
) -> str:
    """An English verb with its auxiliaries.

    Args:
        verb: base form, maybe with words after it ("take part in").
        aux: of "past", "progressive", "future", "need", "must", "can", "not", "not yet",
            "passive".
        form: "finite", "base" (after "to") or "gerund".
        many: whether the subject is plural.
        stative: whether the plain form is the present.
            "expected" and "estimated" stand for themselves before the verb.
        extra: an adverb that stands before the verb itself ("effectively").

    """
    passive = "passive" in aux
    if passive and verb.split(" ")[0] == "be":
        passive = False
    not_ = bool(aux & {"not", "not yet"})
    inner = participle(verb) if passive else verb
    inner = f"{extra} {inner}" if extra and passive else inner
    base = f"be {inner}" if passive else f"{extra} {verb}".strip()
    have, be, was = ("have", "are", "were") if many else ("has", "is", "was")
    neg = " not" if not_ else ""
    if form == "base":
        return f"{'not to ' if not_ else 'to '}{base}"
    if form == "gerund":
        ing = f"being {inner}" if passive else f"{extra} {gerund(verb)}".strip()
        if "need" in aux or "must" in aux:
            ing = f"having to {base}"
        return f"not {ing}" if not_ else ing
    if form == "participle":
        ing = inner if passive else f"{extra} {gerund(verb)}".strip()
        if "past" in aux and not passive:
            ing = f"having {extra} {participle(verb)}".replace("  ", " ")
        return f"not {ing}" if not_ else ing
    if aux & {"expected", "estimated"}:
        said = "expected" if "expected" in aux else "estimated"
        return f"{'are' if many else 'is'}{neg} {said} to {base}"
    for modal, english in (("future", "will"), ("must", "must"), ("can", "can")):
        if modal in aux:
            return f"{english}{neg} {base}".replace("can not", "cannot")
    if "need" in aux:
        if not_:
            return f"{'do' if many else 'does'} not need to {base}"
        return f"{'need' if many else 'needs'} to {base}"
    if "progressive" in aux:
        return f"{be}{neg} {'being ' + inner if passive else f'{extra} {gerund(verb)}'.strip()}"
    if "not yet" in aux or ("past" in aux and passive):
        done = f"been {inner}" if passive else f"{extra} {participle(verb)}".strip()
        return f"{have}{neg} {done}"
    if passive:
        return f"{be if not_ and 'past' not in aux else was}{neg} {inner}"
    if verb.split(" ")[0] == "be":
        tense = was if "past" in aux else be
        return f"{tense}{neg}{verb[2:]}"
    if not_:
        did = "did" if "past" in aux or not stative else ("do" if many else "does")
        return f"{did} not {base}"
    simple = present(verb, many) if stative and "past" not in aux else past(verb, many)
    return f"{extra} {simple}".strip()
