"""Whatever an editor types or pastes into any text, a month is read, checked, laid out, mended or refused.

Commands are run as users run them: a text that ended in exit 3 would be a traceback in a report.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bantin.cli.run import run
from bantin.model.kinds import KINDS
from bantin.model.sample import SampleMonth
from tests.fixtures.proofs import examples
from tests.fixtures.workspaces import init

MONTH = "2024-11"
SAMPLE = SampleMonth(dt.date(2024, 11, 1), "113")
FILES = ("content/unit.yaml", f"content/{MONTH}/bulletin.yaml", f"content/{MONTH}/01-tin.yaml")

LETTERS = (
    "ơưẤẬẫữỵđ",
    " \t\u00a0\u2009\u3000\u202f\u1680\n\r\x85\u2028\u2029\x0b\x0c",
    "\x00\x01\x1b\x7f\x80\x9f\ud800\udfff\ufffe\uffff\U0001fffe\U0010ffff\ufdd0\u0378\U0003fffd\ufffd\ufffc",
    "\u0301\u0302\u0323\u0306\u031b\u0344\u0345\u0f71\u0f72\u20e3",
    "👨\u200d👩\u200d👧👍🏽🇻🇳🏴\U000e0067\U000e007f⚠\ufe0f1\ufe0f\u20e3©ℹ\u200b\u00ad\u180e\u115f\u3164\u034f",
    "אבחدذ\u202e\u202d\u200f\u061c\u2066\u2069",
    "कखग\u094d\u093fीংঃক্ষไทยภาษา\u0e31\u0e34\u0e49한국\u1100\u1161中文ｶﾀｶﾅ",
    "0123456789.,-−–+%٠४５𝟎𝟗²③Ⅷ½",
    "\ue000\uf8ff\U000f0000𝓗ⓗ🅰ﬀİıſßŉẞΣς",
    "*_`#[]()<>&\"'{}|\\/:;!?@~^$%=+«»“”…•",
)
WORDS = (
    *(
        "http://a.com/ ",
        "vi-du.vn ",
        "a@b.vn ",
        "0912 345 679 ",
        "20B1-456.78 ",
        "**a** ",
        "{{ x }} ",
        "{% x %} ",
        "%s ",
    ),
    *("9999-12-31", "31/2/2024", "24:00-24:00", "9" * 400, "1.000.000,5", "-0", "9999x9999", "1x1", "null", "../../x"),
    *("navy", "espeak", "donut", "con", "C«ng an", "CÃ´ng an", "tháng 12/2024 ", "113"),
)

pieces = st.one_of(
    *(st.text(alphabet, min_size=1, max_size=12) for alphabet in LETTERS),
    st.sampled_from(WORDS),
    st.text(st.characters(), min_size=1, max_size=20),
    st.text(st.characters(categories=["Mn", "Mc", "Me"]), min_size=1, max_size=20),
    st.text(st.characters(categories=["Cn", "Co", "Cf", "Zs", "Nl", "No", "Nd", "Sk", "Lm", "Lt"]), min_size=1),
    st.tuples(st.text(min_size=1, max_size=2), st.sampled_from([30, 300, 1500])).map(lambda pair: pair[0] * pair[1]),
)
texts = st.lists(pieces, min_size=1, max_size=4).map("".join)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - as YAML has it
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def written(value: Any, quote: str) -> str:  # noqa: ANN401 - as YAML has it
    """Write a value in brackets, its texts in quotes of one sort, in escapes or as they are."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(one, quote)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(one, quote) for one in value) + "]"
    text = str(value)
    if quote == "\\":
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'
    return {"'": "'" + text.replace("'", "''") + "'", '"': json.dumps(text, ensure_ascii=False), "": text}[quote]


def whole_file(values: dict[str, Any], quote: str) -> bytes:
    return "".join(f"{key}: {written(one, quote)}\n" for key, one in values.items()).encode("utf-8", "surrogatepass")


def item(kind: str) -> dict[str, Any]:
    fields = json.loads(json.dumps(KINDS[kind].full_example(SAMPLE), default=str).replace("Ví Dụ", "Bình Yên"))
    fields["image"]["file"] = "anh.png"
    fields["video"].pop("clip")
    fields["video"]["narration"].pop("file")
    return {"kind": kind, **fields}


UNIT: dict[str, Any] = {
    "name": "Phòng Thử nghiệm",
    "short_name": "Phòng Thử",
    "parent": "Công an tỉnh Bình Yên",
    "fanpage": {"name": "Phòng Thử", "url": "https://www.facebook.com/thu"},
    "address": "Số 1",
    "contacts": [{"id": "113", "label": "Trực ban", "number": "113", "address": "Số 2", "checked_on": "2024-11-20"}],
    "duty_numbers": ["0209 3 111 222"],
    "official_domains": ["dichvucong.gov.vn"],
    "channels": {
        "facebook": {"card": "1080x1350", "hashtags": ["an-ninh"], "post_limit": "63206"},
        "led": {"boards": [{"id": "b", "name": "Cổng", "pixels": "384x192", "pitch_mm": "10", "viewing_m": "30"}]},
        "video": {"formats": [{"id": "reel", "pixels": "1080x1920"}], "limit_seconds": "90"},
        "zalo": {"message_limit": "2000"},
    },
}
HEADER: dict[str, Any] = {
    "title": "Bản tin tháng 11/2024",
    "period": {"start": "2024-11-01", "end": "2024-11-30"},
    "date": "2024-11-30",
    "intro": "Mời bà con đọc.",
    "hashtags": ["an-ninh-mang"],
}


@st.composite
def months(draw: st.DrawFn) -> dict[str, bytes]:
    """Give the files of a month in which some values are any text, wholly or in between."""
    values = json.loads(json.dumps([UNIT, HEADER, item(draw(st.sampled_from(sorted(KINDS))))]))
    places = [path for path in leaves(values) if path[1:] != ("kind",)]
    for path in draw(st.lists(st.sampled_from(places), min_size=1, max_size=3)):
        holder = values
        for key in path[:-1]:
            holder = holder[key]
        old, new = str(holder[path[-1]]), draw(texts)
        at = draw(st.sampled_from([None, 0, len(old) // 2, len(old)]))
        holder[path[-1]] = new if at is None else old[:at] + new + old[at:]
    quote = draw(st.sampled_from(["'", "'", '"', "\\", ""]))
    return {file: whole_file(one, quote) for file, one in zip(FILES, values, strict=True)}


@st.composite
def damaged_months(draw: st.DrawFn) -> dict[str, bytes]:
    """Give the files of a month of which one has been cut, joined and filled with other bytes."""
    values = (UNIT, HEADER, item(draw(st.sampled_from(sorted(KINDS)))))
    files = {file: whole_file(one, "'") for file, one in zip(FILES, values, strict=True)}
    file = draw(st.sampled_from(FILES))
    signs = (
        b"- ",
        b": ",
        b"\t",
        b"\n  ",
        b"#",
        b"[",
        b"}",
        b"&a ",
        b"*a",
        b"<<: ",
        b"|\n",
        b"'",
        b"? ",
        b"---\n",
        b"!x ",
    )
    for _ in range(draw(st.integers(1, 4))):
        data = files[file]
        start, end = sorted(draw(st.integers(0, len(data))) for _ in range(2))
        new = draw(st.one_of(st.sampled_from(signs), st.binary(max_size=8), st.just(data[start:end])))
        files[file] = data[:start] + new + data[draw(st.sampled_from([start, start, end])) :]
    return files


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("any-text") / "w"
    init(root, MONTH)
    for path in (root / "content" / MONTH).glob("0*.yaml"):
        path.unlink()
    Image.new("RGB", (1200, 900)).save(root / "content" / MONTH / "assets/anh.png")
    return root


def no_exception(root: Path, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    for file, data in files.items():
        (root / file).write_bytes(data)
    where = ["--workspace", str(root)]
    for command in (["check", MONTH], ["check", MONTH, "--fix", "--yes"], ["storyboard", MONTH], ["list"]):
        code = run([*command, *where])
        told = capsys.readouterr()
        assert code in {0, 1}, told.err
        assert told.out


anew = settings(suppress_health_check=list(HealthCheck), deadline=None)


@examples(1, parent=anew)
@given(months())
def test_any_text_in_any_place_is_taken_or_refused(
    root: Path, capsys: pytest.CaptureFixture[str], files: dict[str, bytes]
) -> None:
    no_exception(root, files, capsys)


@pytest.mark.proof
@examples(2, parent=anew)
@given(damaged_months())
def test_any_bytes_are_read_or_refused(root: Path, capsys: pytest.CaptureFixture[str], files: dict[str, bytes]) -> None:
    no_exception(root, files, capsys)


@pytest.mark.proof
@pytest.mark.long
@settings(anew, max_examples=500)
@given(st.one_of(months(), damaged_months()))
def test_hundreds_of_months_with_any_text_raise_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], files: dict[str, bytes]
) -> None:
    no_exception(root, files, capsys)
