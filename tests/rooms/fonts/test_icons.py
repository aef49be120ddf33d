from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree as ET

import lucide
import pytest

from bantin.fonts.icons import icon_names, icon_svg


def test_icons_are_those_that_their_package_lists() -> None:
    assert icon_names() == set(lucide.get_icon_list())


@pytest.mark.parametrize("name", ["phone", "triangle-alert", "a-arrow-down"])
def test_an_icon_is_drawn_as_its_package_draws_it(name: str) -> None:
    ours, theirs = (ET.fromstring(svg) for svg in (icon_svg(name), lucide.lucide_icon(name)))  # noqa: S314 - lucide's
    theirs.attrib.pop("class", None)
    assert ours.attrib == theirs.attrib
    assert [(each.tag, each.attrib) for each in ours] == [(each.tag, each.attrib) for each in theirs]


def test_there_is_no_icon_of_another_name() -> None:
    with pytest.raises(KeyError):
        icon_svg("triangle-alret")


def test_to_read_an_icon_loads_nothing_of_the_network() -> None:
    code = "import sys; from bantin.fonts.icons import icon_svg; icon_svg('phone'); print('ssl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.split() == [b"False"]
