from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest

from bantin.design.looks.environment import PATIENCE
from bantin.design.looks.renderer import LookError, Looks
from bantin.model.card import Card, TagLocation
from bantin.model.parts.theme_file import ThemeFile
from bantin.model.theme import Theme

KIT = """{% macro line(words) %}
<row>
  <text>{{ words }}</text><rule/>
</row>
{% endmacro %}
"""
BASE = """{% import "kit.xml" as kit %}
<card>
  {% block body %}{% endblock %}
</card>
"""
LOOK = """{% extends "base.xml" %}
{% import "kit.xml" as kit %}
{% block body %}
{% for word in words %}{{ kit.line(word) }}{% endfor %}
{% if 1 < 2 and "<x>" != '%}<y>' %}<rule/>{% endif %}{# <z> #}
{% raw %}<rule color="{{"/>{% endraw %}
{%- set kept %}<rule/>{% endset %}
{{ kept }}
{% endblock %}
"""

Write = Callable[..., Looks]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write templates into the workspace's own folder, `shipped` ones into the one that comes with bantin."""

    def written(files: dict[str, str], shipped: dict[str, str] | None = None) -> Looks:
        folders = tmp_path / "own", tmp_path / "shipped"
        for folder, contents in zip(folders, (files, shipped or {}), strict=True):
            folder.mkdir(exist_ok=True)
            for name, content in contents.items():
                (folder / name).write_text(content, encoding="utf-8", newline="\n")
        return Looks(folders)

    return written


def pointed(locations: tuple[TagLocation, ...]) -> list[str]:
    """Say where tags were written, and what stands there."""
    return [f"{at.file}:{at.line} {at.excerpt[at.column - 1 : at.column - 1 + at.length]}" for _, at in locations]


def test_each_tag_points_at_the_template_that_holds_it(write: Write) -> None:
    markup, locations = write({"look.xml": LOOK}, {"kit.xml": KIT, "base.xml": BASE}).markup(
        "look.xml", words=["a", "b"]
    )
    line = [f"bantin/templates/kit.xml:{where}" for where in ("2 <row", "3 <text", "3 </text", "3 <rule", "4 </row")]
    assert pointed(locations) == [
        "bantin/templates/base.xml:2 <card",
        *line,
        *line,
        "templates/look.xml:5 <rule",
        "templates/look.xml:6 <rule",
        "templates/look.xml:7 <rule",
        "bantin/templates/base.xml:4 </card",
    ]
    assert [markup[offset] for offset, _ in locations] == ["<"] * markup.count("<")


def test_a_mark_changes_nothing_of_what_is_rendered(write: Write, tmp_path: Path) -> None:
    looks = write({"look.xml": LOOK, "kit.xml": KIT, "base.xml": BASE})
    plain = jinja2.Environment(
        loader=jinja2.FileSystemLoader(tmp_path / "own"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words = ["<b>", "x & y"]
    assert looks.render("look.xml", words=words) == plain.get_template("look.xml").render(words=words)


@pytest.mark.parametrize("written", ["<?@0-1?>", "&lt;?@0-1?&gt;", "\U000f0001<", "<?@0-1?", "@0-1?>"])
def test_editors_text_cannot_forge_a_place(written: str, write: Write) -> None:
    looks = write({"look.xml": "<card>\n<text>{{ words }}</text><rule/></card>"})
    markup, locations = looks.markup("look.xml", words=written)
    assert written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in markup
    assert pointed(locations) == pointed(looks.markup("look.xml", words="")[1])


def test_a_mark_that_no_template_holds_points_nowhere_and_breaks_nothing(write: Write) -> None:
    markup, locations = write({"look.xml": "<card>{{ words|safe }}</card>"}).markup("look.xml", words="<?@7-7?><row/>")
    assert markup == "<card><row/></card>"
    assert pointed(locations) == ["templates/look.xml:1 <card", "templates:0 ", "templates/look.xml:1 </card"]


def test_a_template_that_changed_points_at_its_new_lines(write: Write) -> None:
    looks = write({"look.xml": "<card/>"})
    assert pointed(looks.markup("look.xml")[1]) == ["templates/look.xml:1 <card"]
    looks = write({"look.xml": "{# new #}\n<card>\n<rule/></card>"})
    assert pointed(looks.markup("look.xml")[1]) == [
        "templates/look.xml:2 <card",
        "templates/look.xml:3 <rule",
        "templates/look.xml:3 </card",
    ]


def test_a_byte_order_mark_comes_into_no_post(write: Write) -> None:
    assert write({"post.txt": "\ufeffBà con"}).render("post.txt") == "Bà con"


def test_a_card_finds_the_place_of_what_stands_at_a_line_and_column() -> None:
    markup = "<card>\n ộộ<row/><rule/>\n</card>"
    looked = [(offset, name) for offset, name in enumerate(markup) if name == "<"]
    locations: Any = tuple((offset, markup[offset : offset + 5]) for offset, _ in looked)
    card = Card(markup, "a.xml", 1, 1, Theme(colors={}, styles={}), tag_locations=locations)
    found: list[Any] = [card.locate(*at) for at in ((1, 1), (2, 1), (2, 4), (2, 9), (2, 10), (3, 1), (9, 1))]
    assert found == ["<card", "<card", "<row/", "<row/", "<rule", "</car", "</car"]
    assert Card("", "a.xml", 1, 1, card.theme).locate(1, 1) is None


def test_places_do_not_make_cards_differ() -> None:
    theme = Theme(colors={}, styles={})
    locations: Any = ((0, "somewhere"),)
    assert Card("<card/>", "a.xml", 1, 1, theme, tag_locations=locations) == Card("<card/>", "a.xml", 1, 1, theme)


KIT_LINE = "{% macro line(words) %}\n<text>{{ words|upper }}</text>\n{% endmacro %}"
IMPORT = '{% import "kit.xml" as kit %}'


@pytest.mark.parametrize(
    ("look", "told", "expected"),
    [
        ("<card>\n{{ itm }}</card>", "«itm»", ("templates/look.xml:2", "itm", "Có phải «item»?")),
        ("<card>\n{{ item.titel }}</card>", "«titel»", ("templates/look.xml:2", "titel", "")),
        (f"{IMPORT}\n{{{{ kit.line(item.titel) }}}}", "«titel»", ("templates/look.xml:2", "titel", "")),
        (f"{IMPORT}\n{{{{ kit.line(wort='a') }}}}", "wort", ("templates/look.xml:2", "wort", "")),
        (f"{IMPORT}\n\n{{{{ kit.lime() }}}}", "«lime»", ("templates/look.xml:3", "lime", "")),
        ("<card>\n{% endblok %}</card>", "endblok", ("templates/look.xml:2", "endblok", "")),
        ("<card>\n\n{{ item|uper }}</card>", "uper", ("templates/look.xml:3", "uper", "")),
        ('<card>\n{% include "kid.xml" %}</card>', "«kid.xml»", ("templates/look.xml:2", "kid.xml", "")),
        ("<card>\n{{ 1 / 0 }}</card>", "division", ("templates/look.xml:2", "", "")),
        ("<card>{{ item", "end of template", ("templates/look.xml:1", "", "")),
    ],
)
def test_a_look_that_cannot_be_rendered_is_told_at_its_line(
    look: str, told: str, expected: tuple[str, str, str], write: Write
) -> None:
    looks = write({"look.xml": look}, {"kit.xml": KIT_LINE})
    with pytest.raises(LookError, match=told) as caught:
        looks.render("look.xml", item={"title": "a"}, unit=1)
    found = caught.value.diagnostic
    at = found.location
    assert at is not None
    spot = at.excerpt[at.column - 1 : at.column - 1 + at.length] if at.column else ""
    assert (f"{at.file}:{at.line}", spot, found.hint) == expected
    assert looks.has("look.xml")


def test_what_a_look_misses_of_an_item_is_suggested(write: Write) -> None:
    looks = write({"look.xml": "{{ theme.colours }}"})
    with pytest.raises(LookError) as caught:
        looks.render("look.xml", theme=ThemeFile(colors={}, styles={}))
    assert caught.value.diagnostic.hint == "Có phải «colors»?"


def test_a_look_in_another_encoding_is_told(write: Write, tmp_path: Path) -> None:
    looks = write({})
    (tmp_path / "own" / "look.xml").write_bytes("<card>Bà</card>".encode("utf-16"))
    with pytest.raises(LookError, match="UTF-8") as caught:
        looks.render("look.xml")
    assert caught.value.diagnostic.location is not None
    assert caught.value.diagnostic.location.file == "templates/look.xml"
    assert looks.has("look.xml")


def test_a_look_that_is_not_there_is_told(write: Write) -> None:
    looks = write({})
    assert not looks.has("look.xml")
    with pytest.raises(LookError, match=r"«look\.xml»"):
        looks.render("look.xml")


ENDLESS = {
    "loops": "{% for a in range(99999) %}\n{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "macros": "\n".join(
        [
            "{% macro m0() %}{% endmacro %}",
            *(
                f"{{% macro m{at}() %}}{{{{ m{at - 1}() }}}}{{{{ m{at - 1}() }}}}{{% endmacro %}}"
                for at in range(1, 60)
            ),
            "{{ m59() }}",
        ]
    ),
    "recursion": "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "product": "\n{{ 'a' * 999999999 }}",
    "power": "\n{{ 9 ** 999999999 }}",
    "doubling": "{% set n = namespace(s='aaaaaaaa') %}{% for a in range(99) %}{% set n.s = n.s * 8 %}{% endfor %}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_look_that_never_ends_is_stopped_and_told_at_its_line(
    name: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count(0, 0.001)
    monkeypatch.setattr("bantin.design.looks.environment.time.thread_time", lambda: next(seconds))
    looks = write({"a.xml": ENDLESS[name]})
    with pytest.raises(LookError) as caught:
        looks.render("a.xml")
    place = caught.value.diagnostic.location
    assert place is not None
    assert place.file == "templates/a.xml"
    assert place.line >= 1
    assert next(seconds) <= PATIENCE + 1, "it went on no longer"


def test_each_rendering_has_all_its_time(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = itertools.count(0, 0.9 * PATIENCE / 10)
    monkeypatch.setattr("bantin.design.looks.environment.time.thread_time", lambda: next(seconds))
    looks = write({"a.txt": "{% for a in range(9) if a %}{{ loop.index }}{{ '' if loop.last else ',' }}{% endfor %}"})
    assert looks.render("a.txt") == looks.render("a.txt") == "1,2,3,4,5,6,7,8"


def test_each_thread_that_renders_has_a_time_of_its_own(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The live page renders while another of its threads does, which has worked for less long."""
    older = threading.current_thread()
    monkeypatch.setattr(
        "bantin.design.looks.environment.time.thread_time",
        lambda: 100 * PATIENCE if threading.current_thread() is older else 0.0,
    )
    looks = write({"a.txt": "{% for a in range(2) %}{{ between() }}{% endfor %}", "b.txt": "b"})

    def between() -> str:
        younger = threading.Thread(target=looks.render, args=("b.txt",))
        younger.start()
        younger.join()
        return "a"

    assert looks.render("a.txt", between=between) == "aa"


@pytest.mark.parametrize("name", ["kit.xml", "film-kit.xml"])
def test_a_copy_of_an_older_kit_has_the_macros_that_shipped_looks_call(write: Write, name: str) -> None:
    shipped = KIT + "{# Một gạch. #}\n{% macro mark() %}\n<rule/>\n{% endmacro %}\n"
    looks = write(
        {name: KIT.replace("<rule/>", "")},
        {
            name: shipped,
            "look.xml": f'{{% import "{name}" as kit %}}<card>{{{{ kit.line("a") }}}}{{{{ kit.mark() }}}}</card>',
        },
    )
    markup, _ = looks.markup("look.xml")
    assert " ".join(markup.split()) == "<card><row> <text>a</text> </row> <rule/> </card>"
