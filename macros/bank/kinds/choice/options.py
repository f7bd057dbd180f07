"""Rules about the options of one question: each stands for itself, and none gives itself away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....text import convert
from ....text.words import prose_words, words, words_in
from ....words.vocabulary import Vocabulary
from ...kind import Note
from .model import Choice

_OPERATOR = re.compile(r"[+*%‰°<>=&|^~#@$±≤≥≠×÷→←]+|!=|(?<!\w)[-−/]+|[-−/]+(?!\w)")
"""Signs that make another option of the same words: `x += 1` and `x -= 1`, -1 and 1, C and C++."""

_SIGN = re.compile(r"[^\w\s]+")
"""In code every sign counts: `a[0]` is not `a(0)`."""

UNEQUAL = 3
"""How many times as long as the shortest option the longest may be."""

TELLING = 3
"""Questions with an option that stays last from which on readers expect something of it."""

SENTENCE = 40
"""From how many characters on readers see the length of an option before its words."""

PERIODS = tuple(".;!。．；！؛۔।")
"""What ends a sentence, in Latin, Chinese, Arabic, Urdu and Hindi."""

ASKING = tuple("?？؟")
"""What ends a question, which takes no period besides."""


def all_of_the_above(question: Choice, vocabulary: Vocabulary) -> Iterator[Note]:
    """Options are shuffled, so nothing is above; and whoever knows two right options has the answer."""
    for letter, text in question.options.items():
        if _says(text, vocabulary.all_options, vocabulary.all_options_within):
            message = (
                f"option {letter} stands for other options: write what it means, or let 'answer' be a list "
                "of letters, which asks readers to choose all that apply"
            )
            yield Note(("options", letter), message)


def none_of_the_above(question: Choice, vocabulary: Vocabulary) -> Iterator[Note]:
    """Options are shuffled, so nothing is above; and a reader who picks it may believe something else that is wrong."""
    for letter, text in question.options.items():
        if not _says(text, vocabulary.no_option, vocabulary.no_option_within):
            continue
        if letter != question.last:
            message = (
                f"option {letter} denies the other options: write the answer, or the misconception, "
                f"that it stands for, or add 'last: {letter}' where nothing else will do"
            )
            yield Note(("options", letter), message)
        elif letter in question.key and len(question.key) > 1:
            others = ", ".join(each for each in question.key if each != letter)
            message = f"option {letter} denies the other options and is right together with {others}: delete one"
            yield Note(("answer",), message)


def last_option(questions: Sequence[Choice]) -> Iterator[Note]:
    """Readers soon see that *None of these* is never right, or always, and no longer think about it."""
    having = [question for question in questions if question.last]
    hits = [question.id for question in having if question.last in question.key]
    if len(having) >= TELLING and len(hits) in (0, len(having)):
        message = (
            f"the option that stays last is right in {'none' if not hits else 'each'} of {len(having)} questions "
            f"that have one: let it be {'right' if not hits else 'wrong'} in some, or give it up"
        )
        yield Note((), message)


def absolute_words(question: Choice, vocabulary: Vocabulary) -> Iterator[Note]:
    """Few things hold without exception, so readers strike options that say 'always' without knowing more."""
    found = {letter: _absolute_words(text, vocabulary) for letter, text in question.options.items()}
    if any(found[letter] for letter in question.key):
        return
    for letter, absolute in found.items():
        if absolute:
            quoted = " and ".join(f"'{word}'" for word in absolute)
            message = (
                f"option {letter} says {quoted}, and no such word stands in the key: soften it, or be "
                "as firm in the key"
            )
            yield Note(("options", letter), message)


def similar_options(question: Choice, vocabulary: Vocabulary) -> Iterator[Note]:
    """Two options that say the same are both right or both wrong, and readers can tell without knowing which."""
    if vocabulary.small is None:
        return
    seen: dict[tuple[str, ...], str] = {}
    for letter, text in question.options.items():
        bare = map(vocabulary.bare, words(text))
        said = tuple(vocabulary.stem(each) for each in bare if each not in vocabulary.small)
        signs = _SIGN if _has_code(text) else _OPERATOR
        sense = (*said, *signs.findall(convert(text).plain))
        # What is written in signs alone, such as an operator, has no words to compare.
        if said and sense in seen:
            message = (
                f"options {seen[sense]} and {letter} differ only in small words, endings or punctuation: "
                "reword one, or drop it"
            )
            yield Note(("options", letter), message)
        seen.setdefault(sense, letter)


def parallel_options(question: Choice) -> Iterator[Note]:
    """An option that is built unlike the others stands out, whether or not it deserves to."""
    options = {
        letter: convert(text).plain
        for letter, text in question.options.items()
        if letter != question.last
    }
    by_length = sorted(options, key=lambda letter: len(options[letter]))
    low, high = len(options[by_length[0]]), len(options[by_length[-1]])
    if high > UNEQUAL * low and high > SENTENCE:
        message = (
            f"option {by_length[-1]} has {high} characters and option {by_length[0]} {low}: give all "
            "options about the same amount of detail"
        )
        yield Note(("options", by_length[-1]), message)
    ended = [letter for letter, text in options.items() if text.endswith(PERIODS)]
    unended = [letter for letter, text in options.items() if not text.endswith(PERIODS + ASKING)]
    if ended and unended:
        odd = min(ended, unended, key=len)[0]
        what = "ends with a period" if odd in ended else "has no period at its end"
        yield Note(("options", odd), f"option {odd} {what}, unlike others: end all options alike")
    code = [letter for letter in options if _is_code(question.options[letter])]
    prose = [letter for letter in options if not _has_code(question.options[letter])]
    if code and prose:
        odd = min(code, prose, key=len)[0]
        what = "code" if odd in code else "prose"
        message = f"option {odd} is {what}, unlike others: write all as `code`, or none"
        yield Note(("options", odd), message)


def _says(text: str, whole: re.Pattern[str] | None, within: re.Pattern[str] | None) -> bool:
    """Whether an option is nothing but what one pattern says, or has the other in it."""
    folded = convert(text).plain.casefold().rstrip(".!").replace("(", "").replace(")", "")
    return bool((whole and whole.fullmatch(folded)) or (within and within.search(folded)))


def _absolute_words(text: str, vocabulary: Vocabulary) -> list[str]:
    prose = convert(text).prose.lower()
    if vocabulary.not_absolute:
        prose = vocabulary.not_absolute.sub(" ", prose)
    absolute = vocabulary.absolute or ()
    found = [word for word in words_in(prose) if vocabulary.bare(word) in absolute]
    if vocabulary.absolute_within:
        found += vocabulary.absolute_within.findall(prose)
    return list(dict.fromkeys(found))


def _is_code(text: str) -> bool:
    return _has_code(text) and not prose_words(text)


def _has_code(text: str) -> bool:
    return "<code" in convert(text).html
