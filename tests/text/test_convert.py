"""What a text may hold comes out as it should, and the two ways to convert one agree."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.text import Text, convert, converter
from macros.text.quick import quick_html
from tests.text.harmless import find_harm, write_out

SHOWN = {
    # Words
    "Only words.": "Only words.",
    'It\'s a "quote", 5 < 6 & 7 > 6': 'It\'s a "quote", 5 &lt; 6 &amp; 7 &gt; 6',
    "*a*, _b_, **c**, __d__, ***e***": "<em>a</em>, <em>b</em>, <strong>c</strong>, <strong>d</strong>, "
    "<strong><em>e</em></strong>",
    "snake_case_name and 2 * 3 * 4": "snake_case_name and 2 * 3 * 4",
    "~~gone~~ but ~5": "<del>gone</del> but ~5",
    "one  \ntwo": "one<br>\ntwo",
    "one\ntwo": "one\ntwo",
    "one\n\ntwo": "<p>one</p>\n<p>two</p>",
    "\\*no stress\\*": "*no stress*",
    "&copy; &#955; &lt;b&gt;": "© λ &lt;b&gt;",
    "日本語 and עברית": "日本語 and עברית",
    # Signs that other Markdown reads something into
    "x^2^, H~2~O, ==a==, ++b++": "x^2^, H~2~O, ==a==, ++b++",
    ":smile: (c) 1/2 -- ...": ":smile: (c) 1/2 -- ...",
    "{++a++} {--b--}": "{++a++} {--b--}",
    "[[page]] and [note]": "[[page]] and [note]",
    "*[HTML]: a language": "*[HTML]: a language",
    "See https://example.org/x": "See https://example.org/x",
    "me@example.org": "me@example.org",
    # Code
    "`a[0]`": "<code>a[0]</code>",
    "`Vec<T>`": "<code>Vec&lt;T&gt;</code>",
    "`**argv`": "<code>**argv</code>",
    "`` a`b ``": "<code>a`b</code>",
    "`<script>` and `{: .x }`": "<code>&lt;script&gt;</code> and <code>{: .x }</code>",
    "`$x$` and `&amp;`": "<code>$x$</code> and <code>&amp;amp;</code>",
    "`#!python x`": '<code class="highlight"><span class="n">x</span></code>',
    "```\na[0] <b>\n```": '<div class="highlight"><pre><span></span><code>a[0] &lt;b&gt;\n</code></pre></div>',
    "```python\nx\n```": '<div class="highlight"><pre><span></span><code><span class="n">x</span>\n</code></pre></div>',
    "~~~\nx\n~~~": '<div class="highlight"><pre><span></span><code>x\n</code></pre></div>',
    "As in\n\n    x = 1": "<p>As in</p>\n"
    '<div class="highlight"><pre><span></span><code>x = 1\n</code></pre></div>',
    '```py title="a.py"\nx\n```': '<div class="highlight"><span class="filename">a.py</span><pre><span></span>'
    '<code><span class="n">x</span>\n</code></pre></div>',
    # Braces after code and at the end stay
    "`std::vector`{1, 2}": "<code>std::vector</code>{1, 2}",
    "the set *S*{1, 2}": "the set <em>S</em>{1, 2}",
    'What is it?\n{"a": 1}': 'What is it?\n{"a": 1}',
    "**f**{x} and {x}": "<strong>f</strong>{x} and {x}",
    # Links
    "[it](/lesson.md)": '<a href="[/lesson.md]">it</a>',
    "[it](/lesson.md#topic)": '<a href="[/lesson.md#topic]">it</a>',
    '[it](/lesson.md "Words")': '<a href="[/lesson.md]" title="Words">it</a>',
    "[it](/lesson.md 'Words')": '<a href="[/lesson.md]" title="Words">it</a>',
    "[it]( /lesson.md )": '<a href="[/lesson.md]">it</a>',
    "[it](</a lesson.md>)": '<a href="[/a lesson.md]">it</a>',
    "[it](/a%20lesson.md)": '<a href="[/a%20lesson.md]">it</a>',
    "[it](/lesson.md#api.Linear)": '<a href="[/lesson.md#api.Linear]">it</a>',
    "[it](/lesson_(one).md)": '<a href="[/lesson_(one).md]">it</a>',
    "[it](/授業.md#概要)": '<a href="[/授業.md#概要]">it</a>',
    "[it][l]\n\n[l]: /lesson.md": '<a href="[/lesson.md]">it</a>',
    '[it][L]\n\n[l]: /lesson.md "Words"': '<a href="[/lesson.md]" title="Words">it</a>',
    "[it][]\n\n[it]: /lesson.md": '<a href="[/lesson.md]">it</a>',
    "[it]\n\n[it]: </lesson.md>": '<a href="[/lesson.md]">it</a>',
    "[`a[0]`](/lesson.md)": '<a href="[/lesson.md]"><code>a[0]</code></a>',
    "[**it**](/files/data.csv)": '<a href="[/files/data.csv]"><strong>it</strong></a>',
    "[it](https://example.org/a?b=c&d=e)": '<a href="https://example.org/a?b=c&amp;d=e">it</a>',
    "[it](mailto:me@example.org)": '<a href="mailto:me@example.org">it</a>',
    "<https://example.org/>": '<a href="https://example.org/">https://example.org/</a>',
    # Pictures
    "![A chart](/assets/a.png)": '<img alt="A chart" src="[/assets/a.png]">',
    '![A chart](/assets/a.png "Title")': '<img alt="A chart" src="[/assets/a.png]" title="Title">',
    "![A chart][c]\n\n[c]: /assets/a.png": '<img alt="A chart" src="[/assets/a.png]">',
    "[![A chart](/a.png)](/lesson.md)": '<a href="[/lesson.md]"><img alt="A chart" src="[/a.png]"></a>',
    # Lists and quotes
    "- a\n- b": "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    "1. a\n2. b": "<ol>\n<li>a</li>\n<li>b</li>\n</ol>",
    "- a\n    - b": "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    "> a": "<blockquote>\n<p>a</p>\n</blockquote>",
    "word\n:   meaning": "<dl>\n<dt>word</dt>\n<dd>meaning</dd>\n</dl>",
    "a\n\n---\n\nb": "<p>a</p>\n<hr>\n<p>b</p>",
    "#### Deep": "<h4>Deep</h4>",
    # Tables
    "| a | b |\n| --- | --: |\n| 1 | `x|y` |": "<table>\n<thead>\n<tr>\n<th>a</th>\n"
    '<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
    '<td align="right"><code>x|y</code></td>\n</tr>\n</tbody>\n</table>',
    # Notes
    "a[^1] b[^two]\n\n[^1]: One.\n[^two]: Two.": "<p>a<sup>1</sup> b<sup>2</sup></p>\n<div>\n"
    '<ol class="quiz-notes">\n<li>\n<p>One.</p>\n</li>\n<li>\n<p>Two.</p>\n</li>\n</ol>\n</div>',
    # Admonitions and folds
    "!!! note\n    a": '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>a</p>\n</div>',
    '!!! tip "*Go*"\n    a': '<div class="admonition tip">\n<p class="admonition-title"><em>Go</em></p>\n'
    "<p>a</p>\n</div>",
    "??? tip\n    a": '<details class="tip">\n<summary>Tip</summary>\n<p>a</p>\n</details>',
    '???+ note "Go"\n    a': '<details class="note" open="open">\n<summary>Go</summary>\n<p>a</p>\n</details>',
    # Tabs
    '=== "A"\n\n    one\n\n=== "B"\n\n    two': '<div class="tabbed-set tabbed-alternate">'
    '<input checked="checked" id="[__tabbed_1_1]" name="[__tabbed_1]" type="radio">'
    '<input id="[__tabbed_1_2]" name="[__tabbed_1]" type="radio"><div class="tabbed-labels">'
    '<label for="[__tabbed_1_1]">A</label><label for="[__tabbed_1_2]">B</label></div>\n'
    '<div class="tabbed-content">\n<div class="tabbed-block">\n<p>one</p>\n</div>\n'
    '<div class="tabbed-block">\n<p>two</p>\n</div>\n</div>\n</div>',
    # Formulas and prices
    "$x$": '<math alttext="x" display="inline" xmlns="http://www.w3.org/1998/Math/MathML">'
    "<mrow><mi>x</mi></mrow></math>",
    "$$\nx\n$$": '<math alttext="x" display="block" xmlns="http://www.w3.org/1998/Math/MathML">'
    "<mrow><mi>x</mi></mrow></math>",
    "$a < b$": '<math alttext="a &lt; b" display="inline" xmlns="http://www.w3.org/1998/Math/MathML">'
    "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>",
    "from $5 to $6": "from $5 to $6",
    "$5, $10 or $20 a month": "$5, $10 or $20 a month",
    "a $2.50 and a $3": "a $2.50 and a $3",
    "\\$x\\$ or 5$": "$x$ or 5$",
    "US$5 and $ 6 $ and $": "US$5 and $ 6 $ and $",
}
"""Texts and their HTML. An open address or name stands in brackets; of what is refused there is none."""

SAID = {
    "What does `a[0]` give?": "What does a[0] give?",
    "Which type is `Vec<Option<T>>`?": "Which type is Vec<Option<T>>?",
    "What does `**argv` hold?": "What does **argv hold?",
    "Is `a` *b* or **c**?": "Is a b or c?",
    "[It](/lesson.md) is ![a chart](/a.png)": "It is a chart",
    "- one\n- two": "one two",
    "| a | b |\n| - | - |\n| 1 | 2 |": "a b 1 2",
    "```python\nprint( x[0] )\n```": "print( x[0] )",
    "$x^2$ costs $5": "x^2 costs $5",
    "&lt;b&gt; &amp; c": "<b> & c",
    "a[^1]\n\n[^1]: b": "a1 b",
    "`std::vector`{1, 2}": "std::vector{1, 2}",
}


def opened(text: Text) -> str:
    """The HTML with the addresses and names that it leaves open in brackets."""

    def show(match: re.Match[str]) -> str:
        mark = match[1]
        found = {"l": text.links, "p": text.pictures}.get(mark[0])
        return f"[{found[int(mark[1:])].address if found is not None else mark}]"

    return re.sub("\x02([^\x03]*)\x03", show, text.html)


@pytest.mark.parametrize("text", SHOWN, ids=str)
def test_text_becomes(text: str) -> None:
    converted = convert(text)
    assert opened(converted) == SHOWN[text]
    assert converted.faults == ()
    assert find_harm(converted.html) == []
    assert "\x02" not in write_out(converted)


@pytest.mark.parametrize("text", SAID, ids=str)
def test_text_says_in_words(text: str) -> None:
    assert convert(text).plain == SAID[text]


def test_only_a_text_of_one_paragraph_is_words() -> None:
    blocks = re.compile("<(blockquote|details|div|dl|h4|ol|p|table|ul)\\b")
    for text, html in SHOWN.items():
        assert convert(text).words_only is not bool(blocks.match(html)), text


def test_each_text_has_links_and_notes_of_its_own() -> None:
    with_definition = convert("[1] and [^1]\n\n[1]: /lesson.md\n[^1]: A note.")
    assert len(with_definition.links) == 1
    assert convert("`a` *x* [1] and [^1]").html == "<code>a</code> <em>x</em> [1] and [^1]"


SIGNS = st.text(
    st.sampled_from("ab1 .,:;()`*_[]<>&{}|~^$\\\"'!?#=-+/@é日\xa0\u202e\n"), max_size=24
)
SPANS = st.lists(st.sampled_from(["`a`", "**b**", " c ", "1. ", "`#!", ":", "-", "**", "`", "("]))


@settings(max_examples=400, derandomize=True, deadline=None)
@given(SIGNS | SPANS.map("".join))
def test_the_quick_way_gives_what_the_parser_gives(text: str) -> None:
    text = text.strip()
    quick = quick_html(text)
    if text and quick is not None:
        parsed = converter._parse(text)
        assert (parsed.html, parsed.words_only, parsed.faults) == (quick, True, ())


def test_plain_words_and_code_go_the_quick_way() -> None:
    assert quick_html("What does `nvidia-smi` show on a node of **eight** cards?")
    assert quick_html("See [it](/lesson.md).") is None
