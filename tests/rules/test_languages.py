"""Rules that look for words take those of the quiz's language, and rest where it has none."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from macros.bank.kinds.choice.model import Choice
from macros.bank.reader import load_bank
from macros.rules import RULES, check_quality
from macros.rules.rule import WordedRule
from macros.words import languages
from macros.words.vocabulary import load_vocabulary, vocabularies
from tests.bank.banks import copy_base

PLAIN = {"stem": "Xyz 1", "key": "Xyz 2", "other": "Xyz 3", "explanation": "Xyz 4"}

FOUND = [
    ("en", "absolute-words", {"other": "It always holds"}),
    ("en", "all-of-the-above", {"other": "All of the above"}),
    ("en", "negative-stem", {"stem": "Which is not a light?"}),
    ("de", "absolute-words", {"other": "Das gilt immer"}),
    ("de", "all-of-the-above", {"other": "Alle genannten Antworten"}),
    ("de", "all-of-the-above", {"other": "Sowohl A als auch B"}),
    ("de", "all-of-the-above", {"other": "Alle oben genannten."}),
    ("de", "none-of-the-above", {"other": "Keine der genannten Antworten"}),
    ("de", "none-of-the-above", {"other": "Keine davon"}),
    ("de", "letter-in-explanation", {"explanation": "Antwort B ist zu lang."}),
    ("de", "letter-in-explanation", {"explanation": "Die zweite Antwort ist zu lang."}),
    ("de", "negative-stem", {"stem": "Welche Lampe gehört nicht ans Rad?"}),
    ("de", "similar-options", {"key": "Die Kette", "other": "Eine Kette"}),
    ("de", "stem-echo", {"stem": "Was tut die Bremse am Rad?", "key": "Sie bremst mit Bremsen"}),
    ("fr", "absolute-words", {"other": "Le nœud tient toujours"}),
    ("fr", "absolute-words", {"other": "Aucun bout ne glisse"}),
    ("fr", "all-of-the-above", {"other": "Toutes les réponses ci-dessus"}),
    ("fr", "all-of-the-above", {"other": "Toutes ces réponses sont justes."}),
    ("fr", "all-of-the-above", {"other": "À la fois A et B"}),
    ("fr", "all-of-the-above", {"other": "Tout ce qui précède"}),
    ("fr", "none-of-the-above", {"other": "Aucune de ces réponses"}),
    ("fr", "none-of-the-above", {"other": "Aucune des réponses n’est correcte"}),
    ("fr", "none-of-the-above", {"other": "Ni A ni B"}),
    ("fr", "letter-in-explanation", {"explanation": "La réponse B est trop courte."}),
    ("fr", "letter-in-explanation", {"explanation": "La deuxième proposition est trop courte."}),
    ("fr", "negative-stem", {"stem": "Quel nœud ne convient pas ici ?"}),
    ("fr", "negative-stem", {"stem": "Qu’est-ce qui n’est pas un nœud ?"}),
    ("fr", "similar-options", {"key": "Le bout de l’écoute", "other": "Les bouts d’une écoute"}),
    (
        "fr",
        "stem-echo",
        {"stem": "Que fait l’ancre au fond ?", "key": "Elle tient comme des ancres"},
    ),
    ("es", "absolute-words", {"other": "El nudo aguanta siempre"}),
    ("es", "all-of-the-above", {"other": "Todas las anteriores"}),
    ("es", "all-of-the-above", {"other": "Todas son correctas."}),
    ("es", "all-of-the-above", {"other": "Tanto A como B"}),
    ("es", "all-of-the-above", {"other": "Todas las respuestas anteriores son correctas"}),
    ("es", "none-of-the-above", {"other": "Ninguna de las anteriores"}),
    ("es", "none-of-the-above", {"other": "Ninguna es correcta"}),
    ("es", "letter-in-explanation", {"explanation": "La opción B es demasiado corta."}),
    ("es", "letter-in-explanation", {"explanation": "La primera opción es demasiado corta."}),
    ("es", "negative-stem", {"stem": "¿Cuál de estos nudos no sirve aquí?"}),
    ("es", "negative-stem", {"stem": "¿Qué es lo que no debes hacer?"}),
    ("es", "similar-options", {"key": "El nudo", "other": "Los nudos"}),
    (
        "es",
        "stem-echo",
        {"stem": "¿Qué hace el ancla en el fondo?", "key": "Agarra como las anclas"},
    ),
    ("zh", "absolute-words", {"other": "缆绳总是承重"}),
    ("zh", "all-of-the-above", {"other": "以上都对"}),
    ("zh", "all-of-the-above", {"other": "以上所有选项。"}),
    ("zh", "all-of-the-above", {"other": "A 和 B"}),
    ("zh", "all-of-the-above", {"other": "AB都正确"}),
    ("zh", "none-of-the-above", {"other": "以上都不对"}),
    ("zh", "none-of-the-above", {"other": "以上选项均不正确。"}),
    ("zh", "letter-in-explanation", {"explanation": "选项B太短。"}),
    ("zh", "letter-in-explanation", {"explanation": "因此 B 是错误的。"}),
    ("zh", "letter-in-explanation", {"explanation": "第二个选项太短。"}),
    ("zh", "negative-stem", {"stem": "下列哪种绳结不适合系船？"}),
    ("zh", "negative-stem", {"stem": "船已靠岸。不正确的做法是哪一种？"}),
    ("zh-Hant", "absolute-words", {"other": "纜繩總是承重"}),
    ("zh-Hant", "all-of-the-above", {"other": "以上皆是"}),
    ("zh-Hant", "all-of-the-above", {"other": "A 與 B"}),
    ("zh-Hant", "none-of-the-above", {"other": "以上皆非。"}),
    ("zh-Hant", "letter-in-explanation", {"explanation": "選項B太短。"}),
    ("zh-Hant", "letter-in-explanation", {"explanation": "第二個選項太短。"}),
    ("zh-Hant", "negative-stem", {"stem": "下列何者非繩結？"}),
    ("zh-Hant", "negative-stem", {"stem": "下列哪種繩結不適合繫船？"}),
    ("ar", "absolute-words", {"other": "العقدة تثبت دائمًا"}),
    ("ar", "absolute-words", {"other": "العقدة تثبت دَائِمًا"}),
    ("ar", "all-of-the-above", {"other": "جميع ما سبق"}),
    ("ar", "all-of-the-above", {"other": "كل الإجابات السابقة صحيحة."}),
    ("ar", "all-of-the-above", {"other": "كل من A وB"}),
    ("ar", "none-of-the-above", {"other": "لا شيء مما سبق"}),
    ("ar", "none-of-the-above", {"other": "لا توجد إجابة صحيحة"}),
    ("ar", "letter-in-explanation", {"explanation": "الإجابة B قصيرة."}),
    ("ar", "letter-in-explanation", {"explanation": "الخيار الثاني قصير."}),
    ("ar", "negative-stem", {"stem": "رست السفينة. أي عقدة لا تصلح هنا؟"}),
    ("ar", "negative-stem", {"stem": "ما العقدة غير المناسبة"}),
    ("ar", "negative-stem", {"stem": "أي عقدة لا تصلح هنا؟ اكتب اسمها."}),
    ("ar", "similar-options", {"key": "عقدة في حبل", "other": "عقدة حبل"}),
    ("ar", "stem-echo", {"stem": "ماذا تفعل مرساة السفينة؟", "key": "تمسك كما تمسك مرساة"}),
]
QUIET = [
    (
        "de",
        {"other": "Das gilt nicht nur im Winter", "stem": "Was bremst, wenn die Kette nicht hält?"},
    ),
    (
        "de",
        {"other": "Beide Bremsen", "explanation": "Vitamin B ist wichtig. Die erste Bremse hält."},
    ),
    ("de", {"other": "Alle 12 Wochen", "key": "Keiner"}),
    ("de", {"other": "Alle Antworten des Servers kommen an", "key": "Keine Antwort kommt an"}),
    (
        "fr",
        {
            "other": "Il ne tient pas toujours",
            "stem": "Pourquoi un nœud qui glisse n’est-il pas sûr ?",
        },
    ),
    (
        "fr",
        {
            "other": "Le faire tout de suite",
            "stem": "Quel nœud faire pour que la boucle ne glisse pas ?",
        },
    ),
    ("fr", {"other": "Toutes les 12 heures", "key": "Aucun"}),
    ("fr", {"other": "Toutes les réponses du serveur arrivent", "key": "Aucune réponse n’arrive"}),
    (
        "fr",
        {
            "other": "Les deux brins",
            "explanation": "La vitamine B est utile. La première boucle tient.",
        },
    ),
    ("fr", {"other": "Quatre tours", "stem": "Quel nœud ne serre qu’un seul brin ?"}),
    (
        "fr",
        {"other": "Une drisse", "stem": "Que retient l’écoute ?", "key": "L’amarre d’un voilier"},
    ),
    ("es", {"other": "No siempre aguanta", "stem": "¿Por qué no aguanta el nudo?"}),
    ("es", {"other": "Sobre todo con lluvia", "stem": "¿Qué nudo usas para que no se suelte?"}),
    ("es", {"other": "Todas las 12 horas", "key": "Ninguno"}),
    (
        "es",
        {
            "other": "Ambos cabos",
            "explanation": "La vitamina B es útil. La primera vuelta aguanta.",
        },
    ),
    ("es", {"other": "Todas las respuestas del servidor llegan", "key": "Ninguna respuesta llega"}),
    ("zh", {"other": "不一定承重", "stem": "缆绳不能承重时，应选择哪种绳结？"}),
    ("zh", {"stem": "这不是死结。应选择哪种绳结？"}),
    ("zh", {"other": "一定程度上承重", "explanation": "维生素 B 对人有益。C 是一种语言。"}),
    ("zh-Hant", {"other": "不一定承重", "stem": "纜繩不能承重時，應選擇哪種繩結？"}),
    ("zh-TW", {"other": "一定程度上承重", "explanation": "維生素 B 對人有益。C 是一種語言。"}),
    ("zh", {"other": "以上缆绳都已系好", "stem": "船为什么不会漂走？", "key": "没有风"}),
    ("ar", {"other": "ليس دائمًا", "stem": "إذا لم يثبت الحبل، فأي عقدة تختار؟"}),
    (
        "ar",
        {"other": "كل من يعمل على السفينة", "explanation": "فيتامين B مفيد. العقدة الأولى تثبت."},
    ),
    ("ar", {"other": "كلا الطرفين", "stem": "ما الذي يحدث حين لا يثبت الحبل؟"}),
    # A language without words of its own: nothing is said of its texts, whatever they look like in another.
    (
        "tlh",
        {"other": "All of the above", "explanation": "Answer B is right.", "stem": "Which is not?"},
    ),
]


def find(language: str, texts: dict[str, str]) -> set[str]:
    """The rules that look for words and find some in a question of that language."""
    told = PLAIN | texts
    question = Choice(
        id="one",
        level="recall",
        stem=told["stem"],
        options={"A": told["key"], "B": told["other"], "C": "Xyz 12"},
        answer="A",
        explanation=told["explanation"],
        feedback={"B": "Xyz 23", "C": "Xyz 34"},
        sources=["source"],
        reviewed=datetime.date(2026, 11, 20),
    )
    vocabulary = load_vocabulary(language)
    rules = [rule for rule in RULES if isinstance(rule, WordedRule)]
    return {rule.name for rule in rules if vocabulary and any(rule.check(question, vocabulary))}


@pytest.mark.parametrize(("language", "rule", "texts"), FOUND)
def test_a_rule_looks_for_words_of_the_language(
    language: str, rule: str, texts: dict[str, str]
) -> None:
    assert find(language, texts) == {rule}


@pytest.mark.parametrize(("language", "texts"), QUIET)
def test_a_rule_does_not_cry_wolf_in_the_language(language: str, texts: dict[str, str]) -> None:
    assert find(language, texts) == set()


def test_every_language_with_a_vocabulary_has_cases() -> None:
    assert {language for language, _, _ in FOUND} == {*vocabularies()}
    assert {tag.partition("-")[0] for tag in vocabularies()} <= {*languages()}


@pytest.mark.parametrize(
    ("quiz", "site", "said"),
    [("", "en", True), ("", "de", False), ("", "tlh", False), ("language: en\n", "de-CH", True)],
)
def test_a_quiz_is_in_its_own_language_or_in_that_of_the_site(
    tmp_path: Path, quiz: str, site: str, said: bool
) -> None:
    copy_base(tmp_path)
    head = tmp_path / "quizdata/demo/quiz.yml"
    head.write_text(head.read_text("utf-8") + quiz, encoding="utf-8")
    section = tmp_path / "quizdata/demo/01-basics.yml"
    text = re.sub(
        r"(options:\n +A: ).*", r"\1All of the above", section.read_text("utf-8"), count=1
    )
    section.write_text(text, encoding="utf-8")
    bank = load_bank(tmp_path / "quizdata")
    problems = check_quality(bank, None, datetime.date(2026, 11, 26), language=site)
    assert ("all-of-the-above" in {problem.rule for problem in problems}) == said
