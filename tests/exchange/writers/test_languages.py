"""What is exported speaks the language of its quiz, and an import understands it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from macros.bank.kinds.choice.model import LETTERS, Choice
from macros.bank.model import Quiz
from macros.exchange import words
from macros.exchange.outgoing import collect
from macros.exchange.readers import recognize
from macros.words import languages, load_words
from tests.exchange.writers.test_writers import DEMO, NOWHERE, question, quiz_of, write

KNOWN = {
    "key-question": words.QUESTION,
    "label-answer": words.KEY,
    "label-explanation": words.EXPLANATION,
    "label-others": words.OTHERS,
    "label-sample": words.SAMPLE,
    "label-sources": words.REFERENCE,
    "label-level": words.FACT,
}
"""Where an import looks for each label."""
SAID = {
    "de": "Brot Teig Hefe Salz geht langsam über Nacht und wird kühl",
    "ar": "خبز عجين خميرة ملح يرتفع ببطء خلال الليل ثم يبرد",
}


def spoken(tag: str, *questions: Choice) -> Quiz:
    return Quiz.model_construct(**dict(quiz_of(*questions)) | {"language": tag})


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", KNOWN)
def test_an_import_knows_every_label_of_an_export(name: str, language: str) -> None:
    label = load_words(language)[name].text.casefold().rstrip(":： \xa0\u202f")
    assert label in KNOWN[name]


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("name", ["markdown", "anki"])
def test_questions_of_a_language_come_back_by_its_own_labels(name: str, language: str) -> None:
    sentence = (
        st.lists(st.sampled_from(SAID[language].split()), min_size=3, max_size=6)
        .map(" ".join)
        .map("{}.".format)
    )

    @settings(max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(st.tuples(question(sentence, 1), question(sentence, 2)))
    def come_back(questions: tuple[Choice, Choice]) -> None:
        check(name, language, questions)

    come_back()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["markdown", "anki"])
def test_a_quiz_comes_back_by_the_labels_of_any_language(name: str, language: str) -> None:
    check(name, language, tuple(DEMO.questions))


def check(name: str, language: str, questions: tuple[Any, ...]) -> None:
    written = write(name, collect(spoken(language, *questions), NOWHERE))[""].decode()
    if language != "en":
        assert not any(word in written for word in ("Answer", "Explanation:", "Why the others"))
    found = recognize(written)
    assert found is not None and found.name == name
    reading, problems = found.read(written, "file")
    assert not problems
    assert len(reading.questions) == len(questions)
    for one, draft in zip(questions, reading.questions, strict=True):
        assert draft.stem == one.stem
        assert [each.text for each in draft.options] == list(one.options.values())
        assert tuple(LETTERS[at] for at in draft.key) == one.key
        assert draft.explanation.startswith(one.explanation)
        assert draft.links == [("https://example.org/manual", "The manual")]
        for letter, feedback in one.feedback.items():
            told = draft.options[LETTERS.index(letter)].feedback
            assert told == feedback or feedback in draft.explanation


def test_a_quiz_without_a_language_speaks_that_of_its_site() -> None:
    written = write("markdown", collect(DEMO, NOWHERE, language="de"))[""].decode()
    assert "**Antwort: A**" in written


def test_cards_of_a_language_that_runs_from_right_to_left_do_so() -> None:
    def sides(language: str) -> str:
        return write("anki", collect(spoken(language, *DEMO.questions), NOWHERE))[""].decode()  # type: ignore[arg-type]

    assert sides("ar").count('<div dir=""rtl"">') == 6
    assert "dir=" not in sides("en")
