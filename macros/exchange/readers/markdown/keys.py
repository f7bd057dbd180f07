"""What a key says: letters, numbers, true or false, or the words of an option; and the marks that options carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ... import words
from ...drafts import OptionDraft
from .labels import RIGHT, WRONG
from .signs import plain

_NO_WORDS = "{}<>[]/()`\"'|$%#@"
"""What an option may end with behind its last word."""
OPENING = "([{（【\"'“‘«"
CLOSING = ")]}）】\"'”’».:：、．,;"
JOINING = words.JOINING
ARTICLES = "AaIiYyEeOo"


@dataclass(frozen=True, slots=True)
class Key:
    """What a text says about which options are right."""

    right: tuple[int, ...]
    rest: str
    """What else it says, such as why."""
    doubt: str = ""
    """Why it may not mean what it says."""


def read_key(text: str, options: Sequence[OptionDraft]) -> Key | None:
    """What a text behind "Answer:" names; None if it names no option."""
    bare, places = _strip(text)
    if not bare:
        return None
    labels = {option.label.upper(): at for at, option in enumerate(options) if option.label}
    if labels and _counts(labels) and not _number_at(bare, 0):
        return _read_ordinal(text, bare, places, options)
    by_words = _read_words(text, bare, places, options)
    if by_words and _is_labeled(bare, labels, options[by_words.right[0]]):
        by_words = None
    if by_words and by_words.rest == "" and len(plain(options[by_words.right[0]].text)) > 1:
        return by_words
    found = _read_letters(bare, labels, len(options))
    if found:
        letters, end = found
        right = tuple(sorted({labels[letter] for letter in letters if letter in labels}))
        unknown = [letter for letter in letters if letter not in labels]
        rest = _cut(text, places, end)
        if _pairs_letters(bare):
            return Key((), "", "it pairs letters with numbers, as a matching question does")
        if len(letters) == len(labels) > 2 and letters != sorted(letters):
            return Key((), rest, "it gives an order")
        if (
            len(right) == 1
            and tells_each(bare, options)
            and _after_words(rest, options[0].text) is None
        ):
            return Key((), "", TELLS_EACH)
        if unknown:
            return Key((), rest, f"it names {', '.join(unknown)}, which is none of the options")
        if len(right) == 1 and not _is_meant(bare, end, letters[0], options[right[0]]):
            return by_words
        return _with_more(_with_words(Key(right, rest), options), options)
    if by_words:
        return by_words
    return _read_truth(text, bare, places, options)


def _counts(labels: Mapping[str, int]) -> bool:
    """Whether options are called 1, 2, 3."""
    return all(label == str(at + 1) for label, at in labels.items())


def _read_ordinal(
    text: str, bare: str, places: list[int], options: Sequence[OptionDraft]
) -> Key | None:
    """A key for options with numbers: their words, or letters that count them."""
    if by_words := _read_words(text, bare, places, options):
        return by_words
    labels = {chr(ord("A") + at): at for at in range(len(options))}
    found = _read_letters(bare, labels, len(options))
    letters, end = found or ([], 0)
    # `B cells divide` is no letter.
    goes_on = bare[end : end + 1] == " " and bare[end:].lstrip()[:1].isalpha()
    set_apart = end > 0 and not (bare[end - 1].isalpha() and goes_on)
    if set_apart and set(letters) <= labels.keys():
        rest = _cut(text, places, end)
        if any(f", {letter} (" in rest for letter in labels):
            return None  # `A (Field), C (Record)`: letters of another list, or an order
        return _with_words(Key(tuple(sorted(labels[each] for each in letters)), rest), options)
    return _read_truth(text, bare, places, options)


TELLS_EACH = "it says something of each option, as of parts of a question"


def tells_each(text: str, options: Sequence[OptionDraft]) -> bool:
    """Whether a text takes the letters of all options in turn: `(a) No. (b) Twice. (c) ...`."""
    at = 0
    for option in options:
        letter = option.label.casefold()
        at = text.casefold().find(f"{letter})", at)
        if not letter.isalpha() or at < 0 or text[max(0, at - 1) : at].isalnum():
            return False
    return len(options) > 1


def _is_labeled(bare: str, labels: dict[str, int], option: OptionDraft) -> bool:
    """Whether a text begins with the letter of another option and a bracket: `B) C` is no `B+C`."""
    at = labels.get(bare[:1].upper())
    another = at is not None and bare[1:2] in (")", ".", ":") and option.label != bare[0].upper()
    return another and plain(option.text) != plain(bare)


def names_letters(text: str) -> bool:
    """Whether a text looks like letters of options and nothing else: `B`, `A, C`, `(d)`."""
    bare, _ = _strip(text)
    labels = {letter: at for at, letter in enumerate("ABCDEFGH")}
    found = _read_letters(bare, labels, 8)
    return found is not None and not bare[found[1] :].strip(" .)(,;")


def _strip(text: str) -> tuple[str, list[int]]:
    """A text without emphasis and symbols, and where each of its signs stands."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text[:400]):
        if sign in "*_`\\\ufe0f~" or _is_picture(sign) or (not signs and sign in " \t>:：-–—="):
            continue
        signs.append(chr(ord(sign) - 0xFEE0) if "Ａ" <= sign <= "Ｚ" else sign)
        places.append(at)
    return "".join(signs).rstrip(), places


def _is_picture(sign: str) -> bool:
    code = ord(sign)
    return (0x2190 <= code <= 0x2BFF and sign not in "√×✓✗✘✔") or 0x1F000 <= code <= 0x1FAFF


def _read_letters(bare: str, labels: dict[str, int], count: int) -> tuple[list[str], int] | None:
    """The letters that a text begins with, and where they end."""
    lettered = any(label.isalpha() for label in labels)
    numbered = any(label.isdigit() for label in labels)
    found: list[str] = []
    at = end = 0
    named = False
    while at < len(bare):
        while at < len(bare) and (bare[at] in OPENING or bare[at] == " "):
            at += 1
        lower = bare[at : at + 12].lower()
        name = next((name for name in words.NAMES if lower.startswith(name)), "")
        if name and not bare[at + len(name) : at + len(name) + 1].isalpha():
            named = True
            at += len(name)
            at += len(bare[at:]) - len(bare[at:].lstrip(" ():"))
            continue
        letter = _letter_at(bare, at)
        if letter and lettered:
            at += 1
        elif not found and lettered and (run := _compact(bare, at, labels)):
            return list(run), at + len(run)
        elif (digits := _number_at(bare, at)) and (numbered or (named and count)):
            letter = digits if numbered else chr(ord("A") + int(digits) - 1)
            at += len(digits)
        else:
            break
        if letter.upper() not in [each.upper() for each in found]:
            found.append(letter.upper())
        start = at
        while at < len(bare) and bare[at] in CLOSING and bare[at] not in ",;、":
            at += 1
        end = at
        joined = _joined(bare, at)
        if joined < 0 and not (start == at and _only_letters(bare[at:], labels)):
            break
        at = joined if joined >= 0 else at + 1
    return (found, end) if found else None


def _pairs_letters(bare: str) -> bool:
    """Whether a text says what belongs to what: `A-1, B-2`."""
    pieces = [
        "".join(sign for sign in piece if sign.isalnum())
        for piece in bare.replace(";", ",").split(",")
    ]
    paired = [len(piece) == 2 and piece[0].isalpha() and piece[1].isdigit() for piece in pieces]
    if len(pieces) > 1 and all(paired):
        return True
    left, arrow, right = bare.partition("->")
    named = [each.strip("() .,") for each in (left, right)]
    return arrow != "" and all(len(each) == 1 and each.isalnum() for each in named)


def _letter_at(bare: str, at: int) -> str:
    letter, after = bare[at : at + 1], bare[at + 1 : at + 2]
    if not (letter.isascii() and letter.isalpha()):
        return ""
    if after and after.isascii() and (after.isalnum() or after in "'_"):
        return ""
    return letter


def _number_at(bare: str, at: int) -> str:
    end = at
    while end < len(bare) and end < at + 2 and bare[end].isascii() and bare[end].isdigit():
        end += 1
    after = bare[end : end + 1]
    digits = bare[at:end]
    if not digits or int(digits) == 0 or (after.isalnum() and after.isascii()):
        return ""
    return digits if not (after in ".,:" and bare[end + 1 : end + 2].isdigit()) else ""


def _compact(bare: str, at: int, labels: dict[str, int]) -> str:
    """`ACD`: letters without anything between."""
    end = at
    while end < len(bare) and bare[end].isascii() and bare[end].isalpha():
        end += 1
    run = bare[at:end]
    known = (
        2 <= len(run) <= 8
        and (run.isupper() or run.islower())
        and all(sign.upper() in labels for sign in run)
    )
    ordered = known and all(a < b for a, b in pairwise(run))
    tail = bare[end:].lstrip()
    return run.upper() if ordered and (run.isupper() or not tail) and not tail[:1].isalpha() else ""


def _only_letters(rest: str, labels: dict[str, int]) -> bool:
    pieces = rest.split()
    return bool(pieces) and all(piece.strip(".,;") in labels for piece in pieces)


def _joined(bare: str, at: int) -> int:
    """Where the next letter may stand, if something joins it to the one before; -1 if nothing does."""
    start = at
    spaces = 0
    joined = False
    while at < len(bare):
        if bare[at] == " ":
            at += 1
            spaces += 1
            continue
        sign = next((each for each in JOINING if bare.startswith(each, at)), "")
        if not sign:
            break
        if sign.isalpha() and sign.isascii():
            after = bare[at + len(sign) : at + len(sign) + 1]
            if after != " " or (at == start and bare[at - 1 : at] not in (" ", ")")):
                break
        at += len(sign)
        joined = True
    while at < len(bare) and bare[at] in OPENING:
        at += 1
    if not joined:
        return -1
    lower = bare[at : at + 8].lower()
    name = next((name for name in words.NAMES if lower.startswith(name)), "")
    if name:
        return at
    return at if _letter_at(bare, at) or _number_at(bare, at) else -1


def _is_meant(bare: str, end: int, letter: str, option: OptionDraft) -> bool:
    """Whether a single letter before words is that of an option: `A canary` is none, `A) canary` is."""
    if bare[end - 1] not in ARTICLES or bare[end - 1] == "":
        return True
    rest = bare[end:]
    if not rest.strip() or rest[:1] != " " or bare[end - 1 : end] in CLOSING:
        return True
    words_of_rest = rest.strip()
    if not (words_of_rest[:1].isalpha() and words_of_rest[:1].islower()):
        return True
    return _signs(rest).startswith(_signs(option.text)[:12]) and bool(_signs(option.text))


def _signs(text: str) -> str:
    """Letters and digits of a text alone; of one without any, all signs."""
    kept = "".join(sign for sign in text.casefold() if sign.isalnum())
    return kept or "".join(text.split())


def _cut(text: str, places: list[int], end: int) -> str:
    """What stands in the text behind sign number `end` of its bare form."""
    if end >= len(places):
        return ""
    rest = text[places[end] :]
    before = text[: places[end]]
    for mark in ("**", "__", "*", "_"):
        if before.count(mark) % 2 == 1 and mark in rest:
            head, _, tail = rest.partition(mark)
            rest = f"{head}{tail}"
            break
    return rest.strip().lstrip(")].:：,;、-–— \u00a0=").strip()


def _with_words(key: Key, options: Sequence[OptionDraft]) -> Key:
    """Drop the words of the option that follow its letter; words of another one are a contradiction."""
    rest = key.rest
    own = [options[at] for at in key.right]
    for option in own:
        if (cut := _after_words(rest, option.text)) is not None:
            return Key(key.right, cut)
        # `A) Sparrow and C) Magpie`: the words end where another option is named.
        tail = rest[len(option.text) :]
        if rest.casefold().startswith(option.text.casefold()) and any(
            _named(tail, other) is not None for other in options if other.label
        ):
            return Key(key.right, tail)
    signs = _signs(rest)
    for at, option in enumerate(options):
        said = _signs(option.text)
        if at not in key.right and len(said) > 2 and signs == said:
            letters = " and ".join(options[each].label for each in key.right)
            return Key(key.right, "", f"it names {letters} and gives the words of {option.label}")
    return key


def _with_more(key: Key, options: Sequence[OptionDraft]) -> Key:
    """The key with the options that follow it, each with its words: `B) Retrieval, D) Guardrails`."""
    while key.rest and not key.doubt:
        found = next(
            (
                (at, rest)
                for at, option in enumerate(options)
                if at not in key.right
                and option.label
                and (rest := _named(key.rest, option)) is not None
            ),
            None,
        )
        if found is None:
            break
        key = Key(tuple(sorted((*key.right, found[0]))), found[1])
    return key


def _named(text: str, option: OptionDraft) -> str | None:
    """What follows the letter and the words of an option at the start of a text; None if they do not stand there."""
    bare = text.lstrip("*_` .,;&+")
    joining = next((word for word in JOINING if word.isalpha() and bare.startswith(f"{word} ")), "")
    bare = bare[len(joining) :].lstrip("*_`( ")
    if bare[:1].upper() != option.label.upper() or bare[1:2] not in tuple(").:*"):
        return None
    return _after_words(bare[1:].lstrip("*_`).: "), option.text)


def _after_words(rest: str, words_of: str, *, whole: bool = False) -> str | None:
    """What follows the given words in a text that begins with them; None if it does not.

    `whole`: a sentence that begins with them is given as it stands.
    """
    wanted = _signs(words_of)
    if not wanted:
        return None
    at = seen = 0
    lowered = rest.casefold()
    if len(lowered) != len(rest):
        lowered = rest.lower()
    while at < len(lowered) and seen < len(wanted):
        if lowered[at].isalnum():
            if lowered[at] != wanted[seen]:
                return None
            seen += 1
        elif not wanted[seen].isalnum() and lowered[at] == wanted[seen]:
            seen += 1
        at += 1
    if seen < len(wanted) or (at < len(rest) and rest[at].isalnum() and rest[at].isascii()):
        return None
    closing = words_of[len(words_of.rstrip(_NO_WORDS)) :] if wanted[-1:].isalnum() else ""
    if closing and rest.startswith(closing, at):
        at += len(closing)
    following = rest[at:].lstrip("`*_)\"'”]").lstrip()
    if following[:1].isalnum() and "\n" not in rest[at : at + 3]:
        # A sentence that begins with the same words.
        return rest.strip() if whole and len(wanted) > 5 else None
    return rest[at:].strip().lstrip("`*_)\"'”.:：,;-–— ").strip()


def _read_words(
    text: str, bare: str, places: list[int], options: Sequence[OptionDraft]
) -> Key | None:
    """The option whose words a text gives."""
    signs = _signs(bare)
    exact = [at for at, option in enumerate(options) if _signs(option.text) == signs]
    if len(exact) == 1:
        return Key((exact[0],), "")
    if exact:
        return None
    best: tuple[int, int, str] | None = None
    for at, option in enumerate(options):
        length = len(_signs(option.text))
        rest = _after_words(text.lstrip("*_` :-–—✅✓✔️"), option.text, whole=True)
        if rest is not None and length > 2 and (best is None or length > best[1]):
            best = (at, length, rest)
    return Key((best[0],), best[2]) if best else None


def _read_truth(
    text: str, bare: str, places: list[int], options: Sequence[OptionDraft]
) -> Key | None:
    truth = read_truth(bare)
    if truth is None:
        return None
    is_true, end = truth
    meant = [at for at, option in enumerate(options) if _is_truth(option.text, is_true)]
    return Key((meant[0],), _cut(text, places, end)) if len(meant) == 1 else None


def _is_truth(text: str, is_true: bool) -> bool:
    word = plain(text).strip(" .!")
    return word in (words.TRUE if is_true else words.FALSE)


def read_truth(text: str) -> tuple[bool, int] | None:
    """Whether a text begins with "true" or "false" in some language, and where that ends."""
    bare = text.casefold()
    start = len(bare) - len(bare.lstrip(" *_`([（【\"'"))
    bare = bare[start:]
    found = [
        (len(word), is_true)
        for is_true, known in ((True, words.TRUE), (False, words.FALSE))
        for word in known
        if bare.startswith(word) and not _goes_on(bare, word)
    ]
    if not found:
        return None
    length, is_true = max(found)
    return is_true, start + length


def _goes_on(bare: str, word: str) -> bool:
    after = bare[len(word) : len(word) + 1]
    if after == "-" and bare[len(word) + 1 : len(word) + 2].isalnum():
        return True  # `Non-zero`
    return after.isalnum() and (after.isascii() or not word[-1:].isascii() or word.isascii())


def truth_words(text: str) -> tuple[str, str]:
    """Both answers to a statement in the language of the one given."""
    word = plain(text).strip(" .!。")
    for pair in words.TRUE_FALSE:
        if any(word.startswith(each.casefold()) for each in pair):
            return pair
    return words.TRUE_FALSE[0]


def read_mark(text: str) -> tuple[str, bool | None]:
    """The text of an option without a mark that says whether it is right, and what the mark says."""
    stripped = text.rstrip()
    verdict: bool | None = None
    boxed = stripped[1 : stripped.find("]")].strip() if stripped.startswith("[") else ""
    if boxed in (*RIGHT, *WRONG):
        verdict = boxed in RIGHT
        stripped = stripped.partition("]")[2].lstrip()
    for _ in range(3):
        bare = stripped.rstrip(" \ufe0f")
        sign = next((each for each in (*RIGHT, *WRONG) if bare.endswith(each)), "")
        if sign and len(bare) > len(sign):
            verdict = sign in RIGHT
            stripped = bare[: -len(sign)].rstrip(" \ufe0f")
            continue
        cut = _bracket(bare)
        if cut is None:
            break
        stripped, verdict = cut, True
    for sign in (*RIGHT, *WRONG):
        if stripped.startswith(sign) and len(stripped) > len(sign):
            verdict = sign in RIGHT
            stripped = stripped[len(sign) :].lstrip(" \ufe0f")
            break
    if (
        verdict is None
        and stripped.endswith("*")
        and stripped.count("*") == 1
        and len(stripped) > 2
        and not any(sign in stripped for sign in "+-/=^")
    ):
        return stripped[:-1].rstrip(), True
    if verdict is not None:
        stripped = stripped.rstrip(" ←<-–—").rstrip() or stripped
        for mark in ("**", "__"):
            if stripped.endswith(mark) and stripped.count(mark) % 2 == 1:
                stripped = stripped.removesuffix(mark).rstrip()
    return stripped, verdict


def _bracket(text: str) -> str | None:
    """The text before a remark such as `(correct)`, `← correct`, `**[Correct answer]**`."""
    bare = text.rstrip("*_ ")
    for opening, closing in (("(", ")"), ("[", "]"), ("（", "）"), ("{", "}"), ("【", "】")):
        if bare.endswith(closing):
            start = bare.rfind(opening)
            if start > 0 and _says_correct(bare[start + 1 : -1]):
                return bare[:start].rstrip("*_ ")
    for arrow in ("←", "<--", "<-", "<==", "⬅", "-->", "👈"):
        start = bare.rfind(arrow)
        if start > 0 and (
            _says_correct(bare[start + len(arrow) :]) or not bare[start + len(arrow) :].strip(" *️")
        ):
            return bare[:start].rstrip("*_ ")
    for dash in (" - ", " – ", " — "):
        start = bare.rfind(dash)
        if start > 0 and plain(bare[start + len(dash) :]).strip("! ") in (
            "correct",
            "correct answer",
            "richtig",
            "correcta",
        ):
            return bare[:start].rstrip("*_ ")
    return None


def _says_correct(text: str) -> bool:
    return plain(text).strip(" .!") in words.CORRECT_MARKS or text.strip(" *") in RIGHT
