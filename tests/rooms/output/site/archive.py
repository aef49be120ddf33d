"""Months that were approved, small as they can be, for the archive to show."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bantin.model.parts.identity import Approver, Identity
from bantin.model.parts.item_code import item_code
from bantin.model.unit import Contact, Fanpage, Unit
from bantin.output.approval.rounds import TEXTS, Round
from bantin.output.approval.state import Approval
from bantin.output.manifest import File, Imprint, Manifest, Named, encoded
from bantin.output.posting.records import Alert, Amends
from bantin.output.site.gathering import issues
from bantin.output.site.pages import Facts
from bantin.output.site.writing import Written, write_site

KEY = "23456789ACFHJKMNPRTV"
DAY = dt.date(2024, 11, 20)
APPROVER = Approver(name="Trần Thị B", key=f"RW{'A' * 54}", since=DAY)
UNIT = Unit(
    name="Phòng Thử nghiệm",
    short_name="Phòng Thử",
    parent="Công an tỉnh Bình Yên",
    fanpage=Fanpage(name="Phòng Thử"),
    address="Số 1",
    contacts=(Contact(id="truc-ban", label="Trực ban", number="113", checked_on=DAY),),
    identity=Identity(code_key=KEY, approvers=(APPROVER,)),
    archive="https://vidu.gov.vn/ban-tin",
)
SITE = Facts(
    UNIT.name,
    UNIT.short_name,
    UNIT.parent,
    UNIT.signature,
    UNIT.monogram,
    UNIT.address,
    UNIT.contacts,
    "23456789",
    "vidu.gov.vn",
    "https://vidu.gov.vn/ban-tin",
)
TEXT = "CẢNH BÁO: {0}\n\nMời bà con đọc {0}.\n\nVIỆC CẦN LÀM\n- Gọi 113\n"
PICTURE = b"\xff\xd8 no picture that anybody looks at"


def code(name: str, said: str) -> str:
    return item_code(KEY, [name, said])


def approved(root: Path, month: str, items: Mapping[str, str], number: int = 1, *, films: bool = False) -> Round:
    """Have a month be approved: texts in its round, pictures in dist.

    Args:
        root: the workspace.
        month: its name.
        items: titles by the names of items.
        number: of the round; each is approved a minute after the one before.
        films: whether it has some.
    """
    folder, dist = root / "approved" / month / f"{number:02}", root / "dist" / month
    files, texts = [], {}

    def add(path: str, role: str, item: str | None, content: bytes, alt: str = "") -> None:
        (dist / path).parent.mkdir(parents=True, exist_ok=True)
        (dist / path).write_bytes(content)
        width, height = (1080, 1350) if role in {"card", "cover"} else (None, None)
        if role == "film":
            width, height = (1920, 1080) if "landscape" in path else (1080, 1920)
        digest = sha256(content).hexdigest()
        files.append(File(path, path.partition("/")[0], role, item, width, height, None, len(content), digest, alt))

    for name, title in items.items():
        texts[f"facebook/{name}/post.txt"] = TEXT.format(title)
        add(f"facebook/{name}/card.jpg", "card", name, PICTURE + f"{month}{name}{title}".encode(), f"Ảnh {title}")
    texts["facebook/00-tong-quan/post.txt"] = f"BẢN TIN {month}\n\nMời đọc.\n"
    if films:
        texts["video/landscape.vi_VN.srt"] = "1\n00:00:01,500 --> 00:00:03,000\nMời bà con xem, đọc\n"
        add("video/landscape-cover.jpg", "cover", None, PICTURE + b"phim", "Bìa phim")
        add("video/landscape.mp4", "film", None, b"phim ngang", "Phim ngang")
        add("video/reel.mp4", "film", None, b"phim", "Phim")
    add("facebook/00-tong-quan/cover.jpg", "cover", None, PICTURE + month.encode(), "Bìa")
    for path, text in texts.items():
        item = path.split("/")[1]
        role = "captions" if path.endswith(".srt") else "post"
        add(path, role, item if item in items else None, text.encode())
    named = tuple(Named(name, code(name, title), title) for name, title in items.items())
    whole = item_code(KEY, [month, *items.values()])
    files.sort(key=lambda file: file.path)
    manifest = Manifest(month, "1", tuple(files), Imprint(UNIT.name, whole, 1, named))
    folder.mkdir(parents=True)
    (folder / TEXTS).write_text(json.dumps(texts), encoding="utf-8")
    day = dt.date.fromisoformat(f"{month}-01" if len(month) == 7 else month.removeprefix("khan-")[:10])
    noon = dt.datetime.combine(day, dt.time(5), dt.UTC)
    approvals = (Approval(APPROVER, noon + dt.timedelta(minutes=number)),)
    return Round(month, number, folder, encoded(manifest), manifest, approvals, (), (b"signature",))


@dataclass
class Archive:
    """An archive that is written anew at each call."""

    root: Path
    rounds: list[Round]
    amends: dict[str, Amends] = field(default_factory=dict)
    alerts: Sequence[Alert] = ()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def write(self) -> Written:
        found = issues(self.rounds, self.amends)
        return write_site(
            self.folder, found, self.rounds, self.amends, self.alerts, UNIT, SITE, self.sources, self.codes
        )

    def sources(self, month: str) -> list[Path]:
        """Where pictures lie that were built."""
        return [self.root / "dist" / month]

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}


def amends(by: str = "", reason: str = "Sai số tiền") -> Amends:
    return Amends(by, reason, dt.datetime(2026, 12, 5, 5, tzinfo=dt.UTC))


def years(root: Path, first: int, months: int, items: int = 16) -> list[Round]:
    """Have many months be approved, of items that say as much as others do."""
    found = []
    for at in range(months):
        month = f"{first + at // 12}-{at % 12 + 1:02}"
        words = ("lừa", "đảo", "giả", "danh", "công", "an", "chuyển", "tiền", "tài", "khoản", "ngân", "hàng", "điện")
        titles = {
            f"{n:02}-tin": f"{words[(n + at) % len(words)]} {words[(n * 3 + at) % len(words)]} {month} {n}"
            for n in range(1, items + 1)
        }
        found.append(approved(root, month, titles))
    return found
