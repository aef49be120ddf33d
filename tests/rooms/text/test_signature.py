from __future__ import annotations

import pytest

from bantin.text.signature import initials, signed


@pytest.mark.parametrize(
    ("name", "parent", "right"),
    [
        ("Công an phường Ví Dụ", "Công an tỉnh Ví Dụ", "Công an phường Ví Dụ, Công an tỉnh Ví Dụ"),
        ("Công an phường Ví Dụ, Công an tỉnh Ví Dụ", "Công an tỉnh Ví Dụ", "Công an phường Ví Dụ, Công an tỉnh Ví Dụ"),
        ("UBND phường An – UBND tỉnh Ví Dụ", "UBND Tỉnh  Ví Dụ", "UBND phường An – UBND tỉnh Ví Dụ"),
        ("Trạm Y tế phường An Bình", "Sở Y tế tỉnh An", "Trạm Y tế phường An Bình, Sở Y tế tỉnh An"),
        ("Sở Y tế tỉnh Annam", "Sở Y tế tỉnh An", "Sở Y tế tỉnh Annam, Sở Y tế tỉnh An"),
        ("UBND phường Hòa Bình, tỉnh Phú Thọ", "UBND tỉnh Phú Thọ", "UBND phường Hòa Bình, tỉnh Phú Thọ"),
        ("UBND phường Hòa Bình, Phú Thọ", "UBND tỉnh Phú Thọ", "UBND phường Hòa Bình, Phú Thọ"),
        ("UBND PHƯỜNG HÒA BÌNH, TỈNH PHÚ THỌ", "UBND tỉnh Phú Thọ", "UBND PHƯỜNG HÒA BÌNH, TỈNH PHÚ THỌ"),
        ("UBND phường An, TP. Huế", "UBND Thành phố Huế", "UBND phường An, TP. Huế"),
        ("UBND phường An, thành phố Huế", "UBND TP Huế", "UBND phường An, thành phố Huế"),
        ("Trạm Y tế phường Hòa Bình", "UBND phường Hòa Bình", "Trạm Y tế phường Hòa Bình"),
        ("Trung tâm Y tế Phú Thọ", "Sở Y tế tỉnh Phú Thọ", "Trung tâm Y tế Phú Thọ"),
        ("Bệnh viện Đa khoa tỉnh Phú Thọ", "Sở Y tế Phú Thọ", "Bệnh viện Đa khoa tỉnh Phú Thọ"),
        ("Công an phường Phú Thọ", "Công an tỉnh Phú Thọ", "Công an phường Phú Thọ, Công an tỉnh Phú Thọ"),
        ("Công an phường Hà Nội", "Công an Hà Nội", "Công an phường Hà Nội, Công an Hà Nội"),
        ("UBND phường 12, quận 3", "UBND quận 3", "UBND phường 12, quận 3"),
        ("UBND phường 3", "UBND quận 3", "UBND phường 3, UBND quận 3"),
        ("Trường THCS An", "Phòng Giáo dục và Đào tạo", "Trường THCS An, Phòng Giáo dục và Đào tạo"),
        ("Đội An ninh xã hội", "Phòng Trật tự xã hội", "Đội An ninh xã hội, Phòng Trật tự xã hội"),
        ("Ban Dân tộc", "Chính phủ", "Ban Dân tộc, Chính phủ"),
    ],
)
def test_a_signature_names_the_parent_body_once(name: str, parent: str, right: str) -> None:
    assert signed(name, parent) == right


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("UBND phường Hòa Bình", "UBND phường Hòa Bình, tỉnh Phú Thọ", "UBND tỉnh Phú Thọ"), "HB"),
        (("UBND phường", "UBND phường Hòa Bình, tỉnh Phú Thọ", "UBND tỉnh Phú Thọ"), "HB"),
        (("Phòng ANM và PCTP sử dụng CNC", "Phòng An ninh mạng và phòng, chống", "Công an tỉnh Bắc Kạn"), "BK"),
        (("CÔNG AN XÃ SUỐI MÂY", "Công An Xã Suối Mây", "Công an tỉnh Đồng Mây"), "SM"),
        (("Trạm Y tế xã Suối Mây", "Trạm Y tế xã Suối Mây", "Sở Y tế tỉnh Đồng Mây"), "SM"),
        (("Công an Phường 12", "Công an Phường 12", "Công an Thành phố Hồ Chí Minh"), "P12"),
        (("Công an phường 12", "Công an phường 12", "Công an Thành phố Hồ Chí Minh"), "P12"),
        (("Sở Y tế", "Sở Y tế", "UBND thành phố Hồ Chí Minh"), "HCM"),
        (("Công an phường Nguyễn Thị Minh Khai", "x", "x"), "MK"),
        (("Trường THCS Nguyễn Du", "x", "x"), "ND"),
        (("Phòng Công nghệ thông tin", "Phòng Công nghệ thông tin", "Tập đoàn"), "PC"),
    ],
)
def test_a_monogram_is_of_the_units_own_place_where_its_name_has_one(names: tuple[str, ...], letters: str) -> None:
    assert initials(*names) == letters
