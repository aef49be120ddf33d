"""Players of LED boards: the files that each accepts, and how an operator loads them.

NovaStar's Taurus takes MP4, AVI, MOV, WMV and FLV, JPEG, PNG, BMP and GIF (its specification). Of the others no source
could be read that says more than «H.264 in MP4, 25 or 30 frames a second» (second-hand). So all get the same film,
which the weakest of them plays: see `film/boards/encoding.py`. They differ in how it is loaded and which playlists they
read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bantin.model.parts.board import Player

_CHECK = "Phát thử một vòng: đủ hình, đúng thứ tự, chữ không bị co giãn."
_SCALE = "Đặt tỉ lệ 1:1, không co giãn, phát lặp lại."


@dataclass(frozen=True, slots=True)
class Profile:
    """Instructions and file formats for one kind of player.

    Attributes:
        label: the player's name, as operators know it.
        playlists: formats beside the generic ones; names in `bantin/channels/led/playlists/`.
        steps: how to load the loop, one sentence each.
        fps: frames a second of its film.
    """

    label: str
    steps: tuple[str, ...]
    playlists: tuple[str, ...] = ()
    fps: int = 30


PROFILES: Mapping[Player, Profile] = {
    Player.GENERIC: Profile(
        "Đầu phát thông thường",
        ("Chép loop.mp4 vào USB (định dạng FAT32) rồi cắm vào đầu phát.", _SCALE, _CHECK),
    ),
    Player.NOVASTAR: Profile(
        "NovaStar (Taurus, ViPlex)",
        (
            "Mở ViPlex Express, tạo chương trình đúng cỡ bảng, thêm loop.mp4.",
            "Xuất chương trình ra USB hoặc gửi qua mạng. " + _SCALE,
            _CHECK,
        ),
    ),
    Player.HUIDU: Profile(
        "Huidu (HDPlayer)",
        (
            "Mở HDPlayer, tạo chương trình đúng cỡ bảng, thêm vùng video với loop.mp4.",
            "Xuất ra USB rồi cắm vào bộ điều khiển. " + _SCALE,
            _CHECK,
        ),
    ),
    Player.COLORLIGHT: Profile(
        "Colorlight (PlayerMaster)",
        (
            "Mở PlayerMaster, tạo chương trình đúng cỡ bảng, thêm loop.mp4.",
            "Xuất ra USB hoặc gửi qua mạng. " + _SCALE,
            _CHECK,
        ),
    ),
    Player.ANTHIAS: Profile(
        "Anthias",
        (
            "Chép các ảnh vào thư mục anthias_assets của đầu phát.",
            "Gửi từng mục trong anthias.json tới /api/v2/assets: ngày, giờ, số giây đã có sẵn.",
            _CHECK,
        ),
        playlists=("anthias",),
    ),
    Player.XIBO: Profile(
        "Xibo",
        (
            "Tải các ảnh lên thư viện, giữ nguyên tên tệp.",
            "Dựng layout theo xibo.xlf: một vùng phủ kín bảng, đúng thứ tự, số giây và ngày.",
            _CHECK,
        ),
        playlists=("xibo",),
    ),
}
"""Each player that unit.yaml may name."""
