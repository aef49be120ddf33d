"""The page as a screen reader reads it: Chromium's tree of accessibility, not its markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.rooms.preview.pages import field, lines, saved

ROLES = {
    "button",
    "checkbox",
    "ColorWell",
    "combobox",
    "DisclosureTriangle",
    "link",
    "option",
    "radio",
    "slider",
    "spinbutton",
    "tab",
    "textbox",
}
Node = Mapping[str, Any]
OPEN = "() => document.querySelectorAll('#write details').forEach((part) => { part.open = true; })"


def told(node: Node, what: str) -> str:
    return str((node.get(what) or {}).get("value", "")).strip()


def states(node: Node) -> dict[str, Any]:
    return {one["name"]: one["value"].get("value") for one in node.get("properties", [])}


def tree(page: Page) -> list[Node]:
    session = page.context.new_cdp_session(page)
    nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return nodes


def controls(page: Page) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """List what can be used: its role, its name with what describes it, and the names of what it stands in."""
    nodes = tree(page)
    by_id = {node["nodeId"]: node for node in nodes}
    for node in nodes:
        if node.get("ignored") or told(node, "role") not in ROLES:
            continue
        around, above = [], by_id.get(node.get("parentId", ""))
        while above:
            around.append("" if above.get("ignored") else told(above, "name"))
            above = by_id.get(above.get("parentId", ""))
        yield told(node, "role"), f"{told(node, 'name')}|{told(node, 'description')}", tuple(filter(None, around))


@pytest.mark.proof
@pytest.mark.parametrize("shown", ["02-han-cmnd", "bulletin", "@unit"])
def test_whatever_can_be_used_has_a_name_of_its_own(form: Page, shown: str) -> None:
    form.locator("#write-item").select_option(shown)
    expect(form.locator("#write .write-body .field").first).to_be_visible()
    expect(form.locator("#write-item")).to_have_value(shown)
    form.evaluate(OPEN)
    found = list(controls(form))
    assert not [one for one in found if one[1].startswith("|")]
    buttons = Counter(one for one in found if one[0] in {"button", "textbox", "checkbox"})
    assert not [one for one, times in buttons.items() if times > 1]


@pytest.mark.proof
def test_states_are_told_and_findings_with_their_field(form: Page) -> None:
    def spoken(name: str) -> Node:
        return next(node for node in tree(form) if told(node, "role") == "textbox" and told(node, "name") == name)

    summary = spoken("Tóm tắt")
    assert (states(summary)["required"], states(summary).get("invalid")) == (True, "false")
    field(form, "Tóm tắt").fill("")
    expect(form.locator("#write [aria-invalid]")).to_have_count(1)
    summary = spoken("Tóm tắt")
    assert states(summary)["invalid"] == "true"
    assert told(summary, "description").startswith("Lỗi: «Tóm tắt» còn trống. Điền ô «Tóm tắt».")
    said = form.locator("#write .write-form > .off[role=status]")
    expect(said).to_have_text(re.compile(r"^Vừa thấy: Lỗi\. «Tóm tắt» còn trống\. Điền ô «Tóm tắt»\.\s*$"))
    field(form, "Tóm tắt").fill("Có rồi.")
    expect(form.locator("#write [aria-invalid]")).to_have_count(0)
    expect(said).to_have_text("")


@pytest.mark.proof
def test_lines_and_their_buttons_say_which_they_are_wherever_they_go(form: Page) -> None:
    first, second = (lines(form).nth(number).input_value() for number in (0, 1))
    form.get_by_role("button", name="Dời xuống: Việc cần làm, dòng 1").click()
    saved(form)
    expect(form.locator("#toast")).to_have_text("Dòng 2 trên 4")
    expect(form.get_by_role("textbox", name="Việc cần làm, dòng 1", exact=True)).to_have_value(second)
    expect(form.get_by_role("textbox", name="Việc cần làm, dòng 2", exact=True)).to_have_value(first)
    form.get_by_role("button", name="Bỏ dòng này: Việc cần làm, dòng 1").click()
    expect(form.get_by_role("textbox", name="Việc cần làm, dòng 1", exact=True)).to_have_value(first)
    expect(form.get_by_role("textbox", name="Việc cần làm, dòng 4", exact=True)).to_have_count(0)
