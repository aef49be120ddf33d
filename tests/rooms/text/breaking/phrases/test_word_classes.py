from __future__ import annotations

from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from bantin.text.breaking.phrases import word_classes
from bantin.text.breaking.phrases.word_classes import WordClass, class_of, classes_of

NOUN, VERB, ADJECTIVE = WordClass.NOUN, WordClass.VERB, WordClass.ADJECTIVE


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("đường dây", NOUN),
        ("sửa chữa", VERB),
        ("trắng", ADJECTIVE),
        ("chiếc", WordClass.CLASSIFIER),
        ("sắp", WordClass.ADVERB),
        ("quản lý", VERB),
        ("quản lí", VERB),
        ("xyz", WordClass.UNKNOWN),
    ],
)
def test_words_have_classes_in_any_spelling(word: str, kind: WordClass) -> None:
    assert class_of(word) is kind


def test_words_joined_are_told_at_both_ends_and_unknown_compounds_by_their_first_syllable() -> None:
    assert classes_of("công an xã") == (NOUN, NOUN)
    assert class_of("gọi video") is WordClass.UNKNOWN
    assert classes_of("gọi video")[0] is VERB
    assert classes_of("xyz xyz") == (WordClass.UNKNOWN, WordClass.UNKNOWN)
    assert classes_of("") == (WordClass.UNKNOWN, WordClass.UNKNOWN)


STATES = {
    ("T[0].lower=quản lý", "B-V"): 3.0,
    ("T[0]=quản lý", "B-N"): 1.0,
    ("T[0]=hạn", "B-V"): 1.0,
    ("T[0]=hạn", "B-N"): 1.5,
    ("T[0]=Xã", "B-N"): 1.0,
    ("T[0]=của", "B-E"): 9.0,
    ("T[1]=đỏ", "B-A"): 1.0,
}


def test_the_tool_writes_what_is_read(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tool.classes(SimpleNamespace(states=STATES))
    assert found == {"quản lí": VERB}, "what is sure, of small letters, and no function word"
    (tmp_path / "word_classes.bin").write_bytes(tool.packed_classes(found))
    monkeypatch.setattr(word_classes, "__file__", str(tmp_path / "word_classes.py"))
    read = word_classes.table.__wrapped__()
    assert len(read.keys) == 1
    assert list(read.classes) == [VERB]


def test_the_tool_refuses_two_words_of_one_key(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "key", len)
    with pytest.raises(ValueError, match="same key"):
        tool.packed_classes({"ab": NOUN, "cd": VERB})
