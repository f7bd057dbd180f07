"""What a key says: letters, numbers, true or false, or the words of an option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ... import words
from ...drafts import OptionDraft
from .key_letters import CLOSING, number_at, pairs_letters, read_letters, strip_emphasis
from .signs import plain
from .truth import means_truth, read_truth
from .wording import after_words, letters_of, named_in_turn

ARTICLES = "AaIiYyEeOo"
"""Letters that are words as well."""


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
    bare, places = strip_emphasis(text)
    if not bare:
        return None
    labels = {option.label.upper(): at for at, option in enumerate(options) if option.label}
    if labels and _counts(labels) and not number_at(bare, 0):
        return _read_ordinal(text, bare, places, options)
    by_words = _read_words(text, bare, options)
    if by_words and _is_labeled(bare, labels, options[by_words.right[0]]):
        by_words = None
    if by_words and by_words.rest == "" and len(plain(options[by_words.right[0]].text)) > 1:
        return by_words
    found = read_letters(bare, labels, len(options))
    if found:
        letters, end = found
        right = tuple(sorted({labels[letter] for letter in letters if letter in labels}))
        unknown = [letter for letter in letters if letter not in labels]
        rest = _cut(text, places, end)
        if pairs_letters(bare):
            return Key((), "", "it pairs letters with numbers, as a matching question does")
        if len(letters) == len(labels) > 2 and letters != sorted(letters):
            return Key((), rest, "it gives an order")
        if (
            len(right) == 1
            and tells_each(bare, options)
            and after_words(rest, options[0].text) is None
        ):
            return Key((), "", TELLS_EACH)
        if unknown:
            return Key((), rest, f"it names {', '.join(unknown)}, which is none of the options")
        if len(right) == 1 and not _is_meant(bare, end, options[right[0]]):
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
    if by_words := _read_words(text, bare, options):
        return by_words
    labels = {chr(ord("A") + at): at for at in range(len(options))}
    found = read_letters(bare, labels, len(options))
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


def _is_meant(bare: str, end: int, option: OptionDraft) -> bool:
    """Whether a single letter before words is that of an option: `A canary` is none, `A) canary` is."""
    if bare[end - 1] not in ARTICLES:
        return True
    rest = bare[end:]
    if not rest.strip() or rest[:1] != " " or bare[end - 1 : end] in CLOSING:
        return True
    words_of_rest = rest.strip()
    if not (words_of_rest[:1].isalpha() and words_of_rest[:1].islower()):
        return True
    letters = letters_of(option.text)
    return bool(letters) and letters_of(rest).startswith(letters[:12])


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
        if (cut := after_words(rest, option.text)) is not None:
            return Key(key.right, cut)
        # `A) Sparrow and C) Magpie`: the words end where another option is named.
        tail = rest[len(option.text) :]
        if rest.casefold().startswith(option.text.casefold()) and any(
            _named(tail, other) is not None for other in options if other.label
        ):
            return Key(key.right, tail)
    signs = letters_of(rest)
    for at, option in enumerate(options):
        said = letters_of(option.text)
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
    joining = next(
        (word for word in words.JOINING if word.isalpha() and bare.startswith(f"{word} ")), ""
    )
    bare = bare[len(joining) :].lstrip("*_`( ")
    if bare[:1].upper() != option.label.upper() or bare[1:2] not in tuple(").:*"):
        return None
    return after_words(bare[1:].lstrip("*_`).: "), option.text)


def _read_words(text: str, bare: str, options: Sequence[OptionDraft]) -> Key | None:
    """The option whose words a text gives."""
    signs = letters_of(bare)
    exact = [at for at, option in enumerate(options) if letters_of(option.text) == signs]
    if len(exact) == 1:
        return Key((exact[0],), "")
    if exact:
        return None
    if several := named_in_turn(text.lstrip("*_` :-–—✅✓✔️"), [each.text for each in options]):
        return Key(*several)
    best: tuple[int, int, str] | None = None
    for at, option in enumerate(options):
        length = len(letters_of(option.text))
        rest = after_words(text.lstrip("*_` :-–—✅✓✔️"), option.text, whole=True)
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
    meant = [at for at, option in enumerate(options) if means_truth(option.text, is_true)]
    return Key((meant[0],), _cut(text, places, end)) if len(meant) == 1 else None
