"""Texts as Hypothesis makes them up: pieces of Markdown and of attacks, put together as nobody would."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = """
word|two words|`code`|`a[0]`|`Vec<T>`|**strong**|*em*|***|~~gone~~|$x^2$|$5|$$x$$|$|$$|\\|\\$|&amp;|&|&#60;|&#2;|&#8238;
[a](/lesson.md)|[a](/lesson.md "t")|[a][r]|[r]: /lesson.md|[r]: javascript:x|[a](javascript:x)|[a](https://example.org/)
![a](/a.png)|![a](/a.png "t")|![](//x)|[^1]|[^1]: note|<https://example.org/>|<b>|<img src=x onerror=x>|<!--|-->|</|<
{: .x }|{onclick=x}|{.x}|{1, 2}|{|}|{{|{++|++}|{==|- |1. |> |# |#### |!!! note|??? tip "t"|=== "A"|=== "B"|```|```py|~~~
`#!py x`|| a | b ||| - | - |||:|: |:smile:|(c)|(tm)|1/2|1st|--|---|...|"|'|''|""|==a==|^^a^^|++ctrl++|x^2^|H~2~O|[ ]|[x]
[[page]]|*[HTML]: x|HTML
www.example.org|https://example.org|me@example.org|@me|#1|user/repo#1|é|日本|\u00a0|\u200f|///|--8<--
a href="&#2;l0&#3;"|id=|"onclick="x|\x02|\x03|klzzwxh:0000|wzxhzdk:0|qq3936677670287331zz|zz1337820767766393449qq|STX
"""
_PIECES = [piece for line in PIECES.strip().split("\n") for piece in line.split("|") if piece]
_PIECES += ["| a | b |\n| - | - |\n| 1 | 2 |", "a\n:   b", "|", "\n", "\n\n", "\n    ", " ", "  \n"]

texts = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=8).map("\n".join),
    st.text(max_size=60),
)
"""Any text, most of them full of signs that mean something."""
