"""What shows that a bulletin is the unit's own: the key of its codes, and who may approve."""

from __future__ import annotations

import hashlib
import unicodedata
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from bantin.model.base import Date, Line, Model, Name, Whole, about
from bantin.model.parts.item_code import KEY_LENGTH, LETTERS
from bantin.text.invisible import invisible, without
from bantin.text.normal import nfc

CodeKey = Annotated[str, StringConstraints(pattern=f"^[{LETTERS}]{{{KEY_LENGTH}}}$")]

PublicKey = Annotated[str, StringConstraints(pattern="^RW[A-Za-z0-9+/]{54}$")]
"""A public key of Ed25519 with its identifier, as minisign writes both in base64."""

Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""


_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u043a\u043c\u0442\u043d\u0432"
    "\u03bf\u03b1\u03bd\u03c1\u03c5\u03b9\u03ba\u0131\u0251\u0261",
    "aeopcyxijshdqwkmthboavpuikiag",
)
"""Small letters of Cyrillic, Greek and phonetics that look like Latin ones, to these."""


def person(name: str) -> str:
    """Write a name so that two which people read alike are the same: no hidden letters, none of another script."""
    seen = unicodedata.normalize("NFKC", without(name, invisible(name))).casefold()
    return nfc(" ".join(unicodedata.normalize("NFD", seen).translate(_ALIKE).split()))


class Ended(StrEnum):
    """Why a key counts no longer."""

    LEFT = "left"
    LOST = "lost"
    STOLEN = "stolen"


class Revoked(Model):
    """The end of a key. What it signed before is listed, since a thief may write any day into a signature."""

    on: Date = about("Ngày thu hồi", "Day from which it counts no longer")
    why: Ended = about("Vì sao: left (thôi việc, chuyển đơn vị), lost (mất), stolen (bị lộ)", "Why it ended")
    keeps: tuple[Digest, ...] = about(
        "Mã SHA-256 của các tờ kê đã duyệt bằng khóa này mà vẫn còn giá trị; lệnh thu hồi tự ghi",
        "SHA-256 of the manifests signed with it that stay approved",
        default=(),
    )


class Approver(Model):
    """Somebody who may approve, with the public half of his or her key."""

    name: Line = about("Họ và tên người duyệt", "Name")
    rank: Line | None = about("Cấp bậc, chức vụ", "Rank and office", default=None)
    known_as: tuple[Name, ...] = about(
        "Tên đăng nhập máy, thư điện tử dùng trong git: để biết tin nào chính người ấy viết",
        "Login names and addresses under which what he or she wrote is known",
        default=(),
    )
    key: PublicKey = about("Khóa công khai, do «bantin key new» ghi", "Public key as minisign writes it")
    since: Date = about("Có hiệu lực từ ngày", "First day")
    revoked: Revoked | None = about("Thu hồi khóa, do «bantin key revoke» ghi", "The end of the key", default=None)

    @property
    def person(self) -> str:
        """Who it is, however the name is written: one who has two keys is still one."""
        return person(self.name)

    @property
    def titled(self) -> str:
        """Name and rank as a list of approvals gives them."""
        return f"{self.name} ({self.rank})" if self.rank else self.name

    @property
    def fingerprint(self) -> str:
        """The key in a form that people compare on paper and read out: 24 digits of its SHA-256 in groups of four."""
        digest = hashlib.sha256(self.key.encode()).hexdigest()[:24].upper()
        return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


class Identity(Model):
    """What shows that a bulletin is the unit's own; its lines are written by `bantin key new`."""

    code_key: CodeKey = about(
        "Khóa làm mã tin, do «bantin key new» ghi; không bí mật, không đổi nữa",
        "Key of the items' codes; neither secret nor ever changed",
    )
    check_at: Line | None = about(
        "Địa chỉ chính thức nơi bạn đọc gõ mã tin để kiểm tra, như bacninh.gov.vn/kiem-tra",
        "Official address where readers check a code",
        default=None,
    )
    formerly: tuple[Line, ...] = about(
        "Các tên đầy đủ trước đây của đơn vị: bản tin đã duyệt dưới tên ấy vẫn là của đơn vị",
        "Full names that the unit had before: what was approved under them stays its own",
        label="Tên trước đây",
        default=(),
    )
    approvals: Whole = about("Mỗi tháng phải có mấy người duyệt", "How many must approve", default=1, ge=1, le=2)
    approvers: tuple[Approver, ...] = about("Những người được duyệt", "Who may approve", default=())
