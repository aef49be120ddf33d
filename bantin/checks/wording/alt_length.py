"""Alternative texts say enough, and no more than one listens to."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity

SHORTEST, LONGEST = 80, 200
"""Characters; a judgement of this project, as the field's own description says."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find alternative texts that are too short or too long."""
    for entry in bulletin.entries:
        image = entry.item.image
        if image is None or SHORTEST <= len(image.alt) <= LONGEST:
            continue
        short = len(image.alt) < SHORTEST
        yield Diagnostic(
            RULE.code,
            Severity.WARNING,
            f"Mô tả ảnh có {len(image.alt)} ký tự, {'ít' if short else 'nhiều'} hơn khoảng {SHORTEST}–{LONGEST} nên có",
            entry.document.locate("image.alt"),
            "Nói rõ ai, đang làm gì, ở đâu" if short else "Chỉ giữ lại điều cần để hiểu tin",
        )


def _image(alt: str) -> dict[str, str]:
    return {"file": "anh.jpg", "alt": alt}


RULE = Rule(
    code=Code("alt-length"),
    title="Mô tả ảnh quá ngắn hoặc quá dài",
    why="Người khiếm thị nghe mô tả thay cho ảnh: quá ngắn thì không hình dung được, quá dài thì không nghe hết.",
    mend="Viết một, hai câu dài 80–200 ký tự: ai, đang làm gì, ở đâu, và chữ nào trên ảnh cần biết.",
    good=(
        {
            "kind": "notice",
            "image": _image("Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa tổ dân phố."),
        },
        {"kind": "notice"},
    ),
    bad=(
        {"kind": "notice", "image": _image("Ảnh minh họa")},
        {"kind": "notice", "image": _image("Ảnh chụp buổi tuyên truyền ở nhà văn hóa, rất đông bà con. " * 4)},
    ),
    check=check,
)
