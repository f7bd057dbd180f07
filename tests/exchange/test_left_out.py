"""What of a file is no question, or cannot come along with one, is named with its line."""

from __future__ import annotations

import pytest

from macros.exchange.readers import recognize

MOODLE = """<?xml version="1.0"?>
<quiz>
<question type="description"><questiontext><text>Read this.</text></questiontext></question>
<question type="multichoice"><questiontext format="html">
<text><![CDATA[Which? <img src="@@PLUGINFILE@@/rope.png">]]></text>
<file name="rope.png" encoding="base64">iVBORw0KGgo=</file></questiontext>
<answer fraction="100"><text>Reef</text></answer><answer fraction="0"><text>Bend</text></answer>
</question>
</quiz>
"""
FENCE = """# Knots

1. Which knot slips?
   - A) Granny
   - B) Reef

   Answer: A

```quiz
[{"q": "Which bends?", "choices": ["a", "b"], "answer": 1}]
```
"""
SHORTCODE = """{{< quiz >}}
- q: "Which knot slips?"
  options: ["Granny", "Reef"]
  answer: 0
{{< /quiz >}}

1. Which knot holds? A) Granny B) Reef

   Answer: B
"""
SOLUTION = """# Ropes

1. Which rope floats? A) nylon B) polyethylene

   Answer: B

## Proof

It is lighter than water. True or false?

It sinks in alcohol.

:::{note} Solutions
:class: dropdown
True.
:::
"""


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        pytest.param(
            MOODLE,
            [
                (3, "a description without an answer"),
                (6, "the picture 'rope.png': save it below docs/, and correct its address"),
            ],
            id="moodle",
        ),
        pytest.param(FENCE, [(9, "a quiz in a fence: only Markdown is read")], id="fence"),
        pytest.param(SHORTCODE, [(1, "a quiz in a fence: only Markdown is read")], id="shortcode"),
        pytest.param(SOLUTION, [(15, "an answer without a question: True.")], id="solution"),
    ],
)
def test_what_cannot_be_brought_in_is_named(text: str, remarks: list[tuple[int, str]]) -> None:
    found = recognize(text)
    assert found is not None
    reading, problems = found.read(text, "file")
    assert not problems
    (question,) = reading.questions
    named = [*reading.left_out, *question.left_out]
    assert [(remark.line, remark.message) for remark in named] == remarks
