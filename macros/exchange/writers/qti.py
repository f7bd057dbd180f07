"""QTI 1.2: a package with a manifest, the questions as XML, and their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from ...bank.outline import OutlineOption
from ..archive import pack
from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion
from .gift import share

MANIFEST = "http://www.imsglobal.org/xsd/imscp_v1p1"
QUESTIONS = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(outgoing: Outgoing) -> dict[str, bytes]:
    sections: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    outgoing.lose_of_all("its sources")
    for item in outgoing.items:
        titles[item.section.id] = item.section.title
        sections.setdefault(item.section.id, []).append(_Question(outgoing, item).write())
    inner = "".join(
        f"<section ident={quoteattr(id)} title={quoteattr(titles[id])}>\n{''.join(items)}</section>\n"
        for id, items in sections.items()
    )
    quiz = outgoing.quiz
    questions = (
        f'{HEAD}<questestinterop xmlns="{QUESTIONS}">\n'
        f"<assessment ident={quoteattr(quiz.id)} title={quoteattr(quiz.title)}>\n{inner}</assessment>\n"
        "</questestinterop>\n"
    )
    names = [f"pictures/{name}" for name in sorted(outgoing.pictures)]
    files = {"imsmanifest.xml": _manifest(quiz.id, names), "questions.xml": questions}
    packed = {name: text.encode() for name, text in files.items()}
    packed |= {name: outgoing.pictures[name.partition("/")[2]] for name in names}
    return {"": pack(packed)}


def _manifest(quiz: str, pictures: list[str]) -> str:
    listed = "".join(f"<file href={quoteattr(name)}/>" for name in ["questions.xml", *pictures])
    return (
        f'{HEAD}<manifest xmlns="{MANIFEST}" identifier={quoteattr(f"{quiz}-manifest")}>\n'
        "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>\n"
        "<organizations/>\n<resources>\n"
        f'<resource identifier={quoteattr(quiz)} type="imsqti_xmlv1p2" href="questions.xml">{listed}</resource>\n'
        "</resources>\n</manifest>\n"
    )


class _Question:
    def __init__(self, outgoing: Outgoing, item: OutgoingQuestion) -> None:
        self.outgoing = outgoing
        self.item = item
        self.feedback: list[tuple[str, str]] = []
        """Name and text of what a reader is told."""

    def write(self) -> str:
        outline = self.item.outline
        if outline.options:
            asked, judged = self._options()
        elif outline.number:
            asked, judged = self._number()
        elif outline.words:
            asked, judged = self._words()
        elif outline.steps:
            asked, judged = self._steps()
        else:
            asked, judged = self._open()
        if outline.notes:
            self.outgoing.lose(self.item, "feedback for wrong answers")
        self.feedback.insert(0, ("explanation", self.item.explanation))
        stem = f"{self.item.stem} ({outline.unit})" if outline.unit else self.item.stem
        told = "".join(
            f'<itemfeedback ident="{name}"><flow_mat>{self._material(text)}</flow_mat></itemfeedback>\n'
            for name, text in self.feedback
        )
        return (
            f"<item ident={quoteattr(self.item.name.replace('/', '.'))} title={quoteattr(self.item.id)}>\n"
            f"<itemmetadata>{_about('level', self.item.level)}</itemmetadata>\n"
            f"<presentation>\n{self._material(stem)}{asked}</presentation>\n"
            "<resprocessing>\n"
            '<outcomes><decvar varname="SCORE" vartype="Decimal" defaultval="0" minvalue="0" '
            'maxvalue="100"/></outcomes>\n'
            f"{judged}</resprocessing>\n{told}</item>\n"
        )

    def _options(self) -> tuple[str, str]:
        outline = self.item.outline
        labels = "".join(
            f'<response_label ident="{each.letter}" rshuffle="{self._moves(each)}">'
            f"{self._material(each.text)}</response_label>\n"
            for each in outline.options
        )
        cardinality = "Multiple" if outline.multiple else "Single"
        shuffled = "No" if outline.fixed else "Yes"
        asked = (
            f'<response_lid ident="answer" rcardinality="{cardinality}">'
            f'<render_choice shuffle="{shuffled}">\n{labels}</render_choice></response_lid>\n'
        )
        told = {each.letter: f"option-{each.letter}" for each in outline.options if each.feedback}
        self.feedback += [
            (told[each.letter], each.feedback) for each in outline.options if each.letter in told
        ]
        if self.item.id in self.outgoing.quiz.credits:
            return asked, self._parts(told) + self._whole()
        conditions = [_condition(_equal(letter), told=name) for letter, name in told.items()]
        return asked, "".join([self._whole(), *conditions])

    def _moves(self, option: OutlineOption) -> str:
        """Whether an option is shuffled with the others. Said of each: some programs know no default."""
        outline = self.item.outline
        return "No" if outline.fixed or option.letter == outline.stays else "Yes"

    def _whole(self) -> str:
        """All points for the key alone."""
        outline = self.item.outline
        right = "".join(
            _equal(each.letter) if each.right else f"<not>{_equal(each.letter)}</not>"
            for each in outline.options
            if each.right or outline.multiple
        )
        return _condition(f"<and>{right}</and>" if outline.multiple else right, "100")

    def _parts(self, told: Mapping[str, str]) -> str:
        """A share for each right option; then for each wrong one a share less, down to nothing."""
        options = self.item.outline.options
        right = [each.letter for each in options if each.right]
        wrong = [each.letter for each in options if not each.right]
        return "".join(
            _condition(_equal(each), share(len(of)), told.get(each, ""), action)
            for of, action in ((right, "Add"), (wrong, "Subtract"))
            for each in of
        )

    def _number(self) -> tuple[str, str]:
        outline = self.item.outline
        conditions = []
        for at, number in enumerate([outline.number, *outline.mistakes]):
            if number is None:
                continue
            value = float(number.value)
            room = number.room or abs(value) * 1e-9
            between = (
                f'<and><vargte respident="answer">{value - room:.12g}</vargte>'
                f'<varlte respident="answer">{value + room:.12g}</varlte></and>'
            )
            if at:
                self.feedback.append((f"mistake-{at}", number.feedback))
            conditions.append(
                _condition(between, told=f"mistake-{at}") if at else _condition(between, "100")
            )
        asked = (
            '<response_num ident="answer" numtype="Decimal" rcardinality="Single">'
            '<render_fib fibtype="Decimal"/></response_num>\n'
        )
        return asked, "".join(conditions)

    def _steps(self) -> tuple[str, str]:
        """Right if each place holds the step of it, or one of those that may swap."""
        outline = self.item.outline
        letters = [chr(ord("A") + at) for at in range(len(outline.steps))]
        labels = "".join(
            f'<response_label ident="{letter}">{self._material(step)}</response_label>\n'
            for letter, step in zip(letters, outline.steps, strict=True)
        )
        asked = (
            '<response_lid ident="answer" rcardinality="Ordered">'
            f'<render_choice shuffle="Yes">\n{labels}</render_choice></response_lid>\n'
        )
        held = []
        for at, place in enumerate(sorted(outline.places), 1):
            fit = zip(letters, outline.places, strict=True)
            known = "".join(_equal(each, index=at) for each, own in fit if own == place)
            held.append(known if known.count("<varequal") == 1 else f"<or>{known}</or>")
        return asked, _condition(f"<and>{''.join(held)}</and>", "100")

    def _words(self) -> tuple[str, str]:
        known = "".join(_equal(text, "No") for text in self.item.outline.words)
        return _FIELD.format(rows=1), _condition(f"<or>{known}</or>", "100")

    def _open(self) -> tuple[str, str]:
        outline = self.item.outline
        wanted = "\n".join(f"- {each}" for each in outline.criteria)
        self.feedback.append(("sample", f"{outline.sample}\n\n{wanted}".strip()))
        return _FIELD.format(rows=10), _condition("<other/>", told="sample")

    def _material(self, text: str) -> str:
        html = self.outgoing.html(self.item, text, "pictures/{}".format)
        return f'<material><mattext texttype="text/html">{escape(html)}</mattext></material>'


_FIELD = (
    '<response_str ident="answer" rcardinality="Single">'
    '<render_fib fibtype="String" rows="{rows}"/></response_str>\n'
)


def _about(label: str, entry: str) -> str:
    """A field of what is known about a question."""
    return (
        f"<qtimetadata><qtimetadatafield><fieldlabel>{label}</fieldlabel>"
        f"<fieldentry>{escape(entry)}</fieldentry></qtimetadatafield></qtimetadata>"
    )


def _equal(value: str, case: str = "Yes", index: int = 0) -> str:
    place = f' index="{index}"' if index else ""
    return f'<varequal respident="answer" case="{case}"{place}>{escape(value)}</varequal>'


def _condition(what: str, points: str = "", told: str = "explanation", action: str = "Set") -> str:
    """What holds of an answer, what it is worth, and what its reader is told."""
    worth = f'<setvar action="{action}" varname="SCORE">{points}</setvar>' if points else ""
    shown = f'<displayfeedback feedbacktype="Response" linkrefid="{told}"/>' if told else ""
    return (
        f'<respcondition continue="Yes"><conditionvar>{what}</conditionvar>{worth}{shown}'
        "</respcondition>\n"
    )


FORMAT = OutFormat("qti", "a package of QTI 1.2", write)
