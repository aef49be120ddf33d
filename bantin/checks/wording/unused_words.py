"""Words written for one channel are seen there."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.parts.channels import Channels


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find words for channels that their item does not go to."""
    for entry in bulletin.entries:
        for channel in Channels.model_fields:
            words = getattr(entry.item, channel, None)  # not every channel takes words of its own
            if words is not None and not entry.goes_to(channel) and words != type(words)():
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"Phần «{channel}» không được dùng, vì channels của tin này không có «{channel}»",
                    entry.document.locate(channel),
                    f"Thêm {channel} vào channels, hoặc bỏ phần «{channel}»",
                )


RULE = Rule(
    code=Code("unused-words"),
    title="Lời viết riêng cho một kênh mà tin không ra",
    why="Người viết tưởng lời ấy, hay ngày giờ chiếu ấy, đã được dùng, mà không ai thấy.",
    mend="Thêm kênh ấy vào channels của tin, hoặc bỏ phần viết riêng.",
    good=(
        {"kind": "notice", "channels": ["led", "zalo"], "led": {"title": "Nghỉ lễ"}, "zalo": {"text": "Nghỉ lễ."}},
        {"kind": "notice", "led": {"title": "Nghỉ lễ"}},
        {"kind": "notice", "channels": ["zalo"]},
    ),
    bad=(
        {"kind": "notice", "channels": ["facebook"], "led": {"until": "2024-12-31"}},
        {"kind": "notice", "channels": ["facebook", "led"], "video": {"narration": {"text": "Mời bà con cùng nghe."}}},
    ),
    check=check,
    needs=("item.channels",),
)
