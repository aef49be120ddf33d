"""Codes that no short example shows: a month is brought into the situation, and out of it as the hint says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from bantin.checks import CHECKS
from bantin.checks.explanations import EXPLANATIONS
from bantin.checks.explanations.explanation import Where
from bantin.model.diagnostic import Diagnostic
from tests.fixtures.example_months import ASSETS, ITEM, MONTH, UNIT, item, lay_out, put, stages
from tests.fixtures.proofs import some

PICTURE = """image:
  file: anh.jpg
  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
"""
WHOLE = f"{PICTURE}  fit: whole\n"
LOW = """<card><image src="{{ item.image.file }}" source="image" height="460"
  {% if item.image.fit %} fit="{{ item.image.fit }}"{% endif %}/></card>
"""
VOICE = "video:\n  narration: {file: loi-doc.wav, text: Mời bà con cùng nghe.}\n"
CLIP = "video:\n  clip: {file: quay.mp4}\n"
BOARD = """<card background="{ground}" justify="center">
  <text style="led-title" color="{ink}" align="center" size="{size}" min-size="{size}">{{{{ title or text }}}}</text>
</card>
"""
SMALL_BOARD = "  led:\n    boards: [{id: nho, name: Bảng nhỏ, pixels: 128x64, pitch_mm: 10, viewing_m: 20}]\n"
TINY_BOARD = "  led:\n    boards: [{id: o, name: Bảng ô vuông, pixels: 64x64, pitch_mm: 6, viewing_m: 8}]\n"
FAR_BOARD = "  led:\n    boards: [{id: xa, name: Bảng, pixels: 192x96, pitch_mm: 10, viewing_m: 50}]\n"
ROADSIDE = "  led:\n    boards: [{id: duong, name: Bảng, pixels: 192x96, pitch_mm: 10, viewing_m: 50, speed_kmh: 40}]\n"
BIG_BOARD = "  led:\n    boards: [{id: to, name: Bảng lớn, pixels: 960x320, pitch_mm: 10, viewing_m: 20}]\n"
SHORT_SLOT = (
    "  led:\n    boards: [{id: to, name: Bảng, pixels: 256x64, pitch_mm: 10, viewing_m: 15, slot_seconds: 12}]\n"
)
LONG_APPEAL = "Tìm bà cụ 78 tuổi ở thôn Đồi bị lẫn, đi lạc từ lúc sáng sớm ở gần khu chợ phiên của xã"
LONG = "Người dân cần cảnh giác trước các cuộc gọi tự xưng là cán bộ cơ quan nhà nước. "
TOO_LONG = LONG.rstrip(". ") + " đang làm việc tại xã, phường, thị trấn"

DATED = "text: [Nộp đơn tại trụ sở từ 7 giờ 30 đến 11 giờ sáng thứ Năm hằng tuần.]\n"

FACE = Path(__file__).parents[2] / "sight" / "face.jpg"

Step = Callable[[Path], None]


@dataclass(frozen=True)
class Situation:
    """How a month comes to give a code, and what its hint has somebody do.

    Attributes:
        bad: changes the small month.
        good: follows the hint.
        also: codes of which the same cause is told too, for other reasons.
        only: channels that are asked for.
        months: what the command is given before and after.
    """

    bad: Step
    good: Step
    also: frozenset[str] = frozenset()
    only: tuple[tuple[str, ...] | None, tuple[str, ...] | None] = (None, None)
    months: tuple[str, str] = (MONTH, MONTH)


def both(*steps: Step) -> Step:
    def step(root: Path) -> None:
        for one in steps:
            one(root)

    return step


def write(file: str, text: str) -> Step:
    return lambda root: put(root / file, text)


def an_item(fields: str) -> Step:
    return write(ITEM, item(f"kind: notice\n{fields}"))


def an_appeal(fields: str) -> Step:
    return write(
        ITEM, item(f"kind: appeal\ntitle: Tìm bé trai\ndescription: [Áo đỏ.]\ncontact: truc-ban\n{WHOLE}{fields}")
    )


def change(file: str, old: str, new: str) -> Step:
    def step(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        put(root / file, text.replace(old, new))

    return step


def channels(settings: str) -> Step:
    def step(root: Path) -> None:
        text = re.sub(r"^channels:\n(?: .*\n)*", "", (root / UNIT).read_text(encoding="utf-8"), flags=re.MULTILINE)
        put(root / UNIT, f"{text}channels:\n{settings}")

    return step


def contacts(count: int) -> Step:
    def step(root: Path) -> None:
        text = re.sub(r"^contacts:\n(?:[ -].*\n)*", "", (root / UNIT).read_text(encoding="utf-8"), flags=re.MULTILINE)
        more = (
            f"{{id: noi-{n}, label: Tổ {n}, address: 'Số {n}, phố Mới', checked_on: 2024-11-20}}" for n in range(count)
        )
        listed = "".join(
            f"  - {one}\n" for one in ("{id: truc-ban, label: Trực, number: '113', checked_on: 2024-11-20}", *more)
        )
        put(root / UNIT, f"{text}contacts:\n{listed}")

    return step


def asset(name: str, content: bytes) -> Step:
    return lambda root: void((root / ASSETS / name).write_bytes(content))


def large(name: str, megabytes: int) -> Step:
    def step(root: Path) -> None:
        with (root / ASSETS / name).open("r+b") as file:
            file.truncate(megabytes * 1_000_000)

    return step


def picture(width: int, height: int) -> Step:
    return lambda root: Image.new("RGB", (width, height), "#4a6a8a").save(root / ASSETS / "anh.jpg")


def emblem(width: int, height: int) -> Step:
    def step(root: Path) -> None:
        text = (root / UNIT).read_text(encoding="utf-8")
        put(root / UNIT, text if "emblem:" in text else f"{text}emblem: huy-hieu.png\n")
        (root / "content/assets").mkdir(exist_ok=True)
        Image.new("RGBA", (width, height), "#c9202f").save(root / "content/assets/huy-hieu.png")

    return step


def from_camera(name: str) -> Step:
    """Take the file that was there in the beginning again."""

    def step(root: Path) -> None:
        (root / ASSETS / name).write_bytes((root.parent / "media" / name).read_bytes())

    return step


def latin(root: Path) -> None:
    (root / ITEM).write_bytes(item().encode("cp1258", errors="replace"))


def many_films(root: Path) -> None:
    for day in range(1, 21):
        put(root / f"content/{MONTH}/{day + 1:02}-tin.yaml", item(f"kind: notice\nled: {{until: 2024-12-{day:02}}}"))


def one_film(root: Path) -> None:
    for path in (root / f"content/{MONTH}").glob("*-tin.yaml"):
        put(path, item("kind: notice\nled: {until: 2024-12-31}"))


def off_film(root: Path) -> None:
    for path in (root / f"content/{MONTH}").glob("*-tin.yaml"):
        put(path, item("kind: notice\nchannels: [facebook]"))


def renamed(old: str, new: str) -> Step:
    return lambda root: void((root / old).rename(root / new))


def void(_result: object) -> None:
    """Forget a result."""


def look(ground: str, ink: str, size: int = 30) -> Step:
    return write("templates/led/notice.xml", BOARD.format(ground=ground, ink=ink, size=size))


def lines(count: int) -> Step:
    texts = "".join(f'<text style="led-text" size="24">Ý {number}</text>' for number in range(count))
    return write("templates/led/notice.xml", f'<card background="#000000">{texts}</card>')


def nothing(_root: Path) -> None:
    """Do nothing: it lies in what is asked for."""


def portrait(root: Path) -> None:
    shutil.copy(FACE, root / ASSETS / "anh.jpg")


SITUATIONS: Mapping[str, Situation] = {
    "file-too-large": Situation(write(ITEM, item() + "# thừa\n" * 200_000), write(ITEM, item())),
    "not-utf8": Situation(latin, write(ITEM, item())),
    "ignored-folder": Situation(
        lambda root: put(root / "content/Tháng 12-2026/bulletin.yaml", ""),
        renamed("content/Tháng 12-2026", "content/2026-12"),
    ),
    "large-image": Situation(both(an_item(WHOLE), large("anh.jpg", 51)), from_camera("anh.jpg")),
    "large-sound": Situation(both(an_item(VOICE), large("loi-doc.wav", 501)), from_camera("loi-doc.wav")),
    "large-clip": Situation(both(an_item(CLIP), large("quay.mp4", 1001)), from_camera("quay.mp4")),
    "small-image": Situation(both(an_item(PICTURE), picture(100, 100)), picture(1500, 1500)),
    "long-emblem": Situation(emblem(1000, 100), emblem(400, 400)),
    "unhidden-face": Situation(
        both(an_item(WHOLE), portrait), an_item(f"{WHOLE}  redactions: [{{x: 350, y: 200, width: 800, height: 900}}]\n")
    ),
    "bad-image": Situation(
        both(an_item(WHOLE), asset("anh.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")), from_camera("anh.jpg")
    ),
    "bad-sound": Situation(both(an_item(VOICE), asset("loi-doc.wav", b"RIFF")), from_camera("loi-doc.wav")),
    "bad-month": Situation(nothing, nothing, months=("11-2024", MONTH)),
    "channel-off": Situation(channels("  zalo: null\n"), nothing, only=(("zalo",), ("facebook",))),
    "shortened-message": Situation(
        both(an_item("text:\n" + f"  - {LONG}\n" * 12), channels("  led: null\n  zalo: {message_limit: 800}\n")),
        an_item("text:\n" + f"  - {LONG}\n" * 12 + "zalo: {text: Mời bà con đọc trên fanpage.}\n"),
        also=frozenset({"long-post"}),
    ),
    "no-room-for-contacts": Situation(contacts(30), contacts(2), only=(("facebook",), ("facebook",))),
    "many-units": Situation(both(channels(BIG_BOARD), lines(5)), lines(2)),
    "long-phase": Situation(
        both(an_item(f"led: {{title: Cảnh giác, text: {'nghiêng ' * 90}}}"), channels(BIG_BOARD)),
        an_item("led: {title: Cảnh giác, text: nghiêng}"),
        also=frozenset({"small-on-board"}),
    ),
    "no-room-in-film": Situation(
        both(many_films, channels("  led: null\n  video: {limit_seconds: 20}\n")),
        off_film,
        only=(("video",), ("video",)),
    ),
    "film-over-limit": Situation(
        both(an_item(f"channels: [video]\nsummary: {LONG}"), channels("  led: null\n  video: {limit_seconds: 10}\n")),
        an_item(f"summary: {LONG}"),
        also=frozenset({"no-room-in-film"}),
        only=(("video",), ("video",)),
    ),
    "many-films": Situation(many_films, one_film, only=(("led",), ("led",))),
    "no-number-on-board": Situation(
        both(an_appeal(f"led: {{title: '{LONG_APPEAL}'}}"), channels(SHORT_SLOT)),
        an_appeal("led: {title: Tìm cụ Tư, text: Gọi 113}"),
        also=frozenset({"headline-only"}),
        only=(("led",), ("led",)),
    ),
    "summary-off-board": Situation(
        both(an_item(f"summary: {LONG}\n{DATED}"), channels(SMALL_BOARD)),
        an_item(f"summary: {LONG}\n{DATED}led: {{text: Sáng thứ Năm}}"),
        also=frozenset({"no-when-on-board"}),
        only=(("led",), ("led",)),
    ),
    "short-on-board": Situation(
        both(an_item("led: {title: Giả danh Công an, text: Đừng cài ứng dụng từ đường dẫn lạ}"), channels(TINY_BOARD)),
        an_item(
            "led: {title: Giả danh Công an, text: Đừng cài ứng dụng từ đường dẫn lạ, short: [Đừng cài app]}",
        ),
        only=(("led",), ("led",)),
    ),
    "small-on-board": Situation(
        both(an_item(f"led: {{title: Cảnh giác, text: {'nghiêng ' * 45}}}"), channels(BIG_BOARD)),
        an_item("led: {title: Cảnh giác, text: Gọi 113}"),
        only=(("led",), ("led",)),
    ),
    "no-when-on-board": Situation(
        both(an_item(f"title: Tiếp dân\nsummary: Mời bà con.\n{DATED}"), channels(ROADSIDE)),
        an_item(f"title: Tiếp dân\nsummary: Mời bà con.\n{DATED}led: {{text: Sáng thứ Năm}}"),
        only=(("led",), ("led",)),
    ),
    "headline-only": Situation(
        both(an_item(f"summary: {LONG * 3}"), channels(SMALL_BOARD)),
        an_item(f"summary: {LONG * 3}\nled: {{text: Gọi 113}}"),
        only=(("led",), ("led",)),
    ),
    "no-room-on-board": Situation(
        both(an_item(f"title: {TOO_LONG}"), channels(FAR_BOARD)),
        an_item(f"title: {TOO_LONG}\nled: {{title: Cảnh giác, text: Gọi 113}}"),
        also=frozenset({"long-title"}),
        only=(("led",), ("led",)),
    ),
    "small-letters": Situation(look("#000000", "#ffffff", 12), look("#000000", "#ffffff")),
    "low-board-contrast": Situation(look("#000000", "#404040"), look("#000000", "#ffffff")),
    "bright-board": Situation(look("#b0b0b0", "#000000"), look("#000000", "#ffffff")),
    "shortened-slide": Situation(
        both(an_item(f"summary: {LONG * 8}"), channels("  led: null\n  video: {limit_seconds: 24}\n")),
        an_item(f"summary: {LONG * 8}\nvideo: {{text: Cảnh giác với cuộc gọi lạ}}"),
    ),
    "no-points-in-film": Situation(
        both(
            an_item(f"text:\n  - {'nghiêng ' * 60}\n  - Dừng lại.\n"), channels("  led: null\n  video: {items: reel}\n")
        ),
        an_item("text:\n  - Dừng lại.\n  - Gọi lại cho người quen.\n"),
        only=(("video",), ("video",)),
    ),
    "long-film": Situation(
        both(an_item(f"summary: {LONG * 24}"), channels("  led: null\n  video: {limit_seconds: 300}\n")),
        channels("  led: null\n  video: {limit_seconds: 90}\n"),
        also=frozenset({"shortened-slide"}),
        only=(("video",), ("video",)),
    ),
    "cropped-picture": Situation(both(an_item(PICTURE), write("templates/facebook/notice.xml", LOW)), an_item(WHOLE)),
    "text-overflow": Situation(
        write("templates/facebook/notice.xml", '<card><text size="700" min-size="700">{{ item.title }}</text></card>'),
        an_item("title: A"),
    ),
    "no-place-for-clip": Situation(
        both(an_item(CLIP), write("templates/video/reel/notice.xml", "<card/>")),
        write("templates/video/reel/notice.xml", '<card><image src="{{ clip }}" width="720" height="720"/></card>'),
    ),
}
"""Code → how it comes about and is mended."""

NOT_OF_A_MONTH: Mapping[str, str] = {
    "bad-value": "rooms/content/reading/test_validation.py",  # a net below all errors that have words of their own
    "bad-path": "rooms/making/test_plan.py",  # a net below the limits of names
    "not-board-pixels": "rooms/sight/test_measures.py",  # a net below planning, which gives cards their board's pixels
    **dict.fromkeys(("flashing-board", "large-package"), "rooms/making/jobs/test_board.py"),  # only the film shows it
    "film-failed": "rooms/making/test_make.py",  # ffmpeg itself
    **dict.fromkeys(("changed-sound", "speech-failed", "voices-overlap"), "rooms/making/jobs/test_sound.py"),
    "changed-clip": "rooms/making/jobs/test_film.py",  # files, and programs of the unit's, that change meanwhile
    "changed-image": "rooms/making/test_make.py",
    **dict.fromkeys(("not-made", "not-locked", "worker-died", "store-broken"), "rooms/output/test_build.py"),
    **dict.fromkeys(
        ("not-written", "not-removed", "outside-dist", "bad-manifest", "edited-by-hand"), "rooms/output/test_publish.py"
    ),  # what lies in dist
    "older-workspace": "rooms/session/upgrading/test_upgrade.py",
    "stumbled": "rooms/preview/test_rebuilder.py",  # a bug of ours
    **dict.fromkeys(
        ("asked-too-often", "no-right", "not-reached", "not-ready", "page-blocked", "post-refused", "post-unknown"),
        "rooms/output/posting/test_sending.py",
    ),  # platforms
    **dict.fromkeys(("sent-before", "text-differs", "token-ended"), "rooms/output/posting/test_sending.py"),
    "names-recalled": "rooms/output/posting/test_mentions.py",
    **dict.fromkeys(
        ("not-approved", "not-connected", "wrong-page", "old-interface"), "rooms/cli/commands/test_publishing.py"
    ),  # what a machine and a month lack to post
    **dict.fromkeys(("watch-polling", "watch-stopped"), "rooms/preview/test_watch.py"),  # the system's watches
}
"""Codes that nothing written in a month brings about, each with the test that brings it about."""


def told(root: Path, situation: Situation, at: int) -> list[Diagnostic]:
    return list(stages(root, situation.only[at], situation.months[at]))[-1]


@pytest.mark.parametrize("code", some(SITUATIONS, 2))
def test_a_situation_gives_its_code_and_following_the_hint_mends_it(code: str, tmp_path: Path, media: Path) -> None:
    situation, root = SITUATIONS[code], tmp_path / "w"
    shutil.copytree(media, tmp_path / "media")
    lay_out(root, media)
    situation.bad(root)
    assert {one.code for one in told(root, situation, 0)} - situation.also == {code}
    situation.good(root)
    assert {one.code for one in told(root, situation, 1)} - situation.also == set()


def test_every_code_is_raised_by_a_test() -> None:
    shown = {one.code for one in EXPLANATIONS.values() if one.where not in {Where.COMMAND, Where.SITUATION}}
    assert shown | set(CHECKS) | set(SITUATIONS) | set(NOT_OF_A_MONTH) == set(EXPLANATIONS)
    assert not (shown | set(CHECKS)) & set(SITUATIONS)
    assert not (shown | set(CHECKS) | set(SITUATIONS)) & set(NOT_OF_A_MONTH)
    tests = Path(__file__).parents[3]
    for code, file in NOT_OF_A_MONTH.items():
        assert f'"{code}' in (tests / file).read_text(encoding="utf-8"), code
