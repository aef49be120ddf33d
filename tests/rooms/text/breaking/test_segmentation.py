from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.breaking import segmentation
from bantin.text.breaking.segmentation import (
    HEADER,
    NEVER,
    PLACES,
    SURE,
    UNIT,
    Model,
    cased,
    key,
    margins,
    model,
    spelled,
)


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh_viện đa_khoa tiếp_nhận ba bệnh_nhân ngộ_độc thực_phẩm",
        "Người_dân không nên tự_ý mua thuốc kháng_sinh",
        "Toà_án nhân_dân xét_xử công_khai các bị_cáo",
        "Giá xăng_dầu tăng mạnh trong tháng 11",
        "BẢO_VỆ RỪNG LÀ TRÁCH_NHIỆM CỦA MỌI NGƯỜI",
        "Nông_dân thu_hoạch lúa, chính_quyền hỗ_trợ",
    ],
)
def test_words_that_no_list_here_holds_are_told_from_their_neighbours(text: str) -> None:
    words = text.replace("_", " ").split(" ")
    goes_on = [margin >= SURE for margin in margins(words)]
    marks = "".join(mark for mark in text if mark in " _")
    assert goes_on == [False, *(mark == "_" for mark in marks)]


def test_the_numbers_are_the_same_on_every_system() -> None:
    assert margins(["Công", "an", "xã", "nhắc", "bà", "con", "quản", "lý", "tài", "khoản,", "gọi", "113"]) == (
        *(NEVER, 50, -41, -34, -34, 45, -93, 62, -38, 38, -125, -87),
    )
    assert margins(["xin"]) == (NEVER,)
    assert margins([]) == ()


def test_capitals_and_both_spellings_weigh_the_same() -> None:
    usual = margins(["cơ", "quan", "quản", "lý", "văn", "hóa"])
    assert margins(["cơ", "quan", "quản", "lí", "văn", "hoá"]) == usual
    assert margins(["CƠ", "QUAN", "QUẢN", "LÝ", "VĂN", "HÓA"]) == usual
    assert spelled("quý kỳ thủy thuý quy ý yêu") == "quí kì thủy thúy qui ý yêu"
    assert (cased("Lý"), cased("UỶ")) == ("Lí", "ỦY")


@pytest.mark.parametrize("text", ["gọi 113", "3 người", "xong. Người", "a – b", "“ ”", "\ud800 x", "1 \u00a0 2"])
def test_neither_numbers_nor_signs_are_parts_of_words(text: str) -> None:
    assert all(margin < SURE for margin in margins(text.split(" ")))


@given(st.lists(st.integers(-40, 40), min_size=1, max_size=7), st.tuples(*[st.integers(-9, 9)] * 4))
def test_a_margin_compares_the_best_of_all_ways_through_a_text(
    scores: list[int], after: tuple[int, int, int, int]
) -> None:
    def score(states: tuple[int, ...]) -> int:
        pairs = itertools.pairwise(states)
        return sum(after[2 * one + other] for one, other in pairs) + sum(map(int.__mul__, states, scores))

    ways = [(0, *rest) for rest in itertools.product((0, 1), repeat=len(scores) - 1)]
    found = segmentation._differences(scores, after)  # noqa: SLF001 - the heart of the model, held against all ways
    for at in range(1, len(scores)):
        best = [max(score(way) for way in ways if way[at] == state) for state in (0, 1)]
        assert found[at] == best[1] - best[0]


def test_the_file_is_whole_and_its_keys_ascend() -> None:
    found = model()
    size = (repository_file("segmentation.bin")).stat().st_size
    assert size == HEADER.size + len(found.keys) * (4 + len(PLACES)) < 200_000
    assert all(one < other for one, other in itertools.pairwise(found.keys))
    assert len(found.weights) == len(found.keys) * len(PLACES)
    assert len(found.shapes) == 4 * len(PLACES)


def repository_file(name: str) -> Path:
    return Path(segmentation.__file__).with_name(name)


STATES = {
    ("T[0]=Hoá", "I-W"): 3.0,
    ("T[0]=hoá", "I-W"): 1.0,
    ("T[0].lower=hoá", "B-W"): 2.0,
    ("T[-1,0].lower=quản lí", "I-W"): 5.0,
    ("T[-1,0].lower=quản lý", "I-W"): 4.0,
    ("T[1]=và", "I-W"): 0.1,
    ("T[-1]=BOS", "B-W"): 0.5,
    ("T[0].istitle=True", "I-W"): 0.25,
}
TRANSITIONS = dict.fromkeys(itertools.product(("B-W", "I-W"), repeat=2), 0.5)


def test_the_tool_writes_what_is_read(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "segmentation.bin").write_bytes(tool.packed(SimpleNamespace(states=STATES, transitions=TRANSITIONS)))
    monkeypatch.setattr(segmentation, "__file__", str(tmp_path / "segmentation.py"))
    found: Model = model.__wrapped__()
    assert found.after == (4, 4, 4, 4)
    assert list(found.of("hóa")) == [0, 0, (1 - 2) * UNIT, 0, 0]
    assert list(found.of("Hóa")) == [0, 0, (3 - 1) * UNIT, 0, 0]
    assert list(found.of("quản lí")) == [0, 5 * UNIT, 0, 0, 0]
    assert list(found.of("và")) == []
    assert sorted(found.keys) == sorted(map(key, ["hóa", "Hóa", "quản lí"]))
    assert found.shapes[4:8] == (-4, 0, 0, 0)
    assert found.shapes[8:12] == (0, 0, 2, 0)


def test_the_tool_refuses_two_runs_of_one_key(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "key", len)
    with pytest.raises(ValueError, match="same key"):
        tool.packed(SimpleNamespace(states=STATES, transitions=TRANSITIONS))


def test_the_tool_reads_no_other_files(tool: ModuleType) -> None:
    with pytest.raises(ValueError, match="CRFsuite"):
        tool.Crfsuite(b"lCRX" + bytes(60))


def test_the_model_is_read_when_a_text_is_broken_and_not_before() -> None:
    program = (
        "import sys, bantin.text.breaking.captions, bantin.text.breaking.portions\n"
        "from bantin.text.breaking import opportunities, segmentation\n"
        "read = segmentation.model.cache_info\n"
        "assert read().currsize == 0\n"
        "assert opportunities.segments('một văn bản')\n"
        "assert read().currsize == 1\n"
        "assert not {'numpy', 'PIL', 'pydantic'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
