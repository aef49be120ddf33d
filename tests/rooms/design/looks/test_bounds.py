"""One call of Python's own may fill all memory: each is refused at its line, before it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.design.looks.elements import MarkupError, parse_xml
from bantin.design.looks.renderer import LookError, Looks
from tests.fixtures.proofs import some

HUGE = {
    "padded": "{{ 'a'|center(3000000000) }}",
    "padded by a method": "{{ 'a'.ljust(3000000000) }}",
    "zeros": "{{ '1'.zfill(3000000000) }}",
    "formatted": "{{ '%3000000000d'|format(1) }}",
    "formatted by a method": "{{ '{:3000000000}'.format(1) }}",
    "formatted by a sign": "{{ '%3000000000d' % 1 }}",
    "replaced": "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}",
    "replaced by a method": "{{ ('a' * 100000).replace('a', 'b' * 100000) }}",
    "joined": "{{ range(99999)|join('a' * 900000) }}",
    "joined by a method": "{{ ('a' * 900000).join(['a'] * 99999) }}",
    "indented": "{{ ('a\n' * 100000)|indent(100000) }}",
    "summed": "{{ (['a'] * 99999)|map('list')|sum(start=[]) }}",
    "filler": "{{ lipsum(n=100000000) }}",
    "doubled by +": "{% set n = namespace(s='a') %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "doubled by ~": "{% set n = namespace(s='a') %}{% for a in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
    "doubled list": "{% set n = namespace(s=[1]) %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    **{
        f"nested lists, {how}": "{% set n = namespace(s=[1]) %}{% for a in range(40) %}{% set n.s = [n.s, n.s] %}"
        f"{{% endfor %}}{{{{ n.s{how} }}}}"
        for how in ("", "|tojson", "|pprint", "|string", "|join", " ~ 'a'")
    },
    "printed": "{% for a in range(99999) %}aaaaaaaaaaaaaaaaaaaa{% endfor %}",
}


@pytest.mark.parametrize("name", some(HUGE, 6))
def test_what_would_be_huge_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(HUGE[name], encoding="utf-8")
    with pytest.raises(LookError) as caught:
        Looks([tmp_path], []).render("a.xml")
    place = caught.value.diagnostic.location
    assert place
    assert place.file.endswith("a.xml")
    assert "quá nhiều chữ" in caught.value.diagnostic.message or name == "filler"


SMALL = {
    "{{ 'a'|center(5) }}": "  a  ",
    "{{ 'ab'.ljust(4) }}|": "ab  |",
    "{{ '%05.1f'|format(3.14159) }}": "003.1",
    "{{ '{:03}'.format(7) }}": "007",
    "{{ '%d%%' % 5 }}": "5%",
    "{{ 'a-b'|replace('-', '+') }}": "a+b",
    "{{ range(4)|select('odd')|join(', ') }}": "1, 3",
    "{{ [1, 2]|map('string')|list|join('-') }}": "1-2",
    "{{ [[1], [2]]|map('sum')|list|sum }}": "3",
    "{{ 'a' ~ 1 ~ none ~ [2] }}": "a1None[2]",
    "{{ [1] + [2] }}": "[1, 2]",
    "{{ {'a': 1} }}": "{'a': 1}",
}


@pytest.mark.parametrize("look", SMALL)
def test_what_looks_need_is_made(look: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(look, encoding="utf-8")
    assert Looks([tmp_path], []).render("a.txt") == SMALL[look]


@pytest.mark.parametrize("markup", ["<card>" + "<rule/>" * 2000 + "</card>", "<row>" * 61 + "</row>" * 61])
def test_a_card_of_too_many_elements_is_refused(markup: str) -> None:
    with pytest.raises(MarkupError, match="quá"):
        parse_xml(markup)
