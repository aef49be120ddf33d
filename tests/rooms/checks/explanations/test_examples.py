"""The bad example of a code gives its diagnostic, the good one nothing that stops a release."""

from __future__ import annotations

import re
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.checks import CHECKS
from bantin.checks.explanations import EXPLANATIONS, TOPICS
from bantin.checks.explanations.explanation import Explanation, Where
from bantin.content.reading.month import read_month
from bantin.content.workspace import shipped_templates
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.session.month import open_month
from tests.fixtures.links import link
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT

MONTH = "2024-11"
ITEM = "01-nghi-le.yaml"

COMMON = "title: Nghỉ lễ Quốc khánh\nsummary: Nghỉ từ thứ Bảy đến hết thứ Ba.\n"
BASES = {
    "notice": "text:\n  - Bộ phận Một cửa nghỉ bốn ngày.\n",
    "warning": "tricks:\n  - Gọi điện tự xưng Công an.\nadvice:\n  - Dừng cuộc gọi.\n",
    "figures": "values:\n  - {label: hồ sơ, value: 5.000}\n",
    "deadline": "date: 2024-12-31\ntodo:\n  - Làm thẻ căn cước.\n",
}

READ_BY_PEOPLE = {Where.COMMAND, Where.SITUATION}
PROVEN = [one for one in EXPLANATIONS.values() if one.where not in READ_BY_PEOPLE and one.code not in CHECKS]


def merged(fragment: str, base: str) -> str:
    """Complete a fragment with the keys that it lacks; what names no key is a whole file."""
    keys = set(re.findall(r"^(\w+):", fragment, re.MULTILINE))
    blocks = re.findall(r"^\w+:.*\n(?:[ -].*\n)*", base, re.MULTILINE)
    rest = [block for block in blocks if block.partition(":")[0] not in keys]
    return f"{fragment}\n{''.join(rest) if keys else ''}"


def item(fragment: str = "kind: notice") -> str:
    kind = re.search(r"^kind: (\w+)", fragment, re.MULTILINE)
    base = BASES.get(kind[1] if kind else "notice", "")
    return merged(fragment, f"kind: notice\n{COMMON}{base}")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def workspace(root: Path, where: Where, example: str) -> None:
    """Write a small workspace of which an example is a part."""
    month = root / "content" / MONTH
    put(root / "content/unit.yaml", merged(example, SMALL_UNIT) if where is Where.UNIT else SMALL_UNIT)
    put(month / "assets" / "quay.mp4", "")
    put(month / "assets" / "anh.jpg", "")
    with wave.open(str(month / "assets" / "loi-doc.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\x00\x40\x00\xc0" * 8000)
    put(root.parent / "noi-khac" / "nghi-le.yaml", item())
    if where is Where.FOLDER:
        for line in example.split("\n"):
            entry(month, line.strip())
        return
    put(month / "bulletin.yaml", merged(example, SMALL_HEADER) if where is Where.HEADER else SMALL_HEADER)
    put(month / ITEM, item(example) if where is Where.ITEM else item())
    if where is Where.THEME:
        put(root / where, merged(example, (shipped_templates() / "themes/navy.yaml").read_text(encoding="utf-8")))
    if where is Where.LOOK:
        put(root / where, example)


def entry(folder: Path, line: str) -> None:
    name, _, target = line.partition(" -> ")
    if target:
        link(folder / name, target)
    elif name.endswith("/"):
        (folder / name).mkdir()
    else:
        put(folder / name, SMALL_HEADER if name == "bulletin.yaml" else item())


def stages(root: Path) -> Iterator[list[Diagnostic]]:
    """Find what is wrong with a month: first what reading tells, then planning, then layout."""
    reading = read_month(root, MONTH)
    yield list(reading.diagnostics)
    if reading.bulletin:
        session = open_month(root, MONTH)
        yield list(session.diagnostics)
        assert session.bulletin
        yield layout_diagnostics(session.bulletin, session.recipes)


def found(root: Path, explanation: Explanation, example: str) -> tuple[int, list[Diagnostic]]:
    """Go on until the code is told; returns the number of stages, and the findings of the last."""
    workspace(root, explanation.where, example)
    seen = []
    for told in stages(root):
        seen.append(told)
        if explanation.code in {one.code for one in told}:
            break
    return len(seen), seen[-1]


@pytest.mark.parametrize("explanation", PROVEN, ids=[one.code for one in PROVEN])
def test_the_bad_example_is_told_and_the_good_one_is_not(explanation: Explanation, tmp_path: Path) -> None:
    needed, told = found(tmp_path / "bad", explanation, explanation.bad_example)
    assert explanation.code in {one.code for one in told}
    for text in [text for one in told for text in (one.message, one.hint)]:
        assert not text.endswith((".", ",", ":", ";")), "whoever shows it ends it"
        assert not text[:1].islower() or "/" in text.split()[0], "unless an artifact's path stands before it"
    workspace(tmp_path / "good", explanation.where, explanation.good_example)
    for _, good in zip(range(needed), stages(tmp_path / "good"), strict=False):
        assert explanation.code not in {one.code for one in good}
        assert [one for one in good if one.severity is Severity.ERROR] == []


def test_an_example_that_shows_nothing_is_noticed(tmp_path: Path) -> None:
    planted = Explanation(Code("unknown-key"), "", "", bad="summary: Đúng cả.", good="", mend="", where=Where.ITEM)
    _, told = found(tmp_path, planted, planted.bad_example)
    assert planted.code not in {one.code for one in told}


def test_every_explanation_says_all_that_it_should() -> None:
    assert sum(len(topic.explanations) for topic in TOPICS) == len(EXPLANATIONS), "no code has two homes"
    for code, one in EXPLANATIONS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert one.title[0].isupper(), code
        assert one.title[-1] not in ".!?", code
        for prose in (one.why, one.mend):
            assert prose[0].isupper() or prose.startswith(("bantin ", "manifest.json")), code
            assert prose.endswith("."), code
        assert one.bad_example != one.good_example, code
        assert one.bad_example, code
