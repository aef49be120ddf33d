from __future__ import annotations

import pytest

from bantin.model.unit import signed


@pytest.mark.parametrize(
    ("name", "parent", "right"),
    [
        ("Công an phường Ví Dụ", "Công an tỉnh Ví Dụ", "Công an phường Ví Dụ, Công an tỉnh Ví Dụ"),
        ("Công an phường Ví Dụ, Công an tỉnh Ví Dụ", "Công an tỉnh Ví Dụ", "Công an phường Ví Dụ, Công an tỉnh Ví Dụ"),
        ("UBND phường An – UBND tỉnh Ví Dụ", "UBND Tỉnh  Ví Dụ", "UBND phường An – UBND tỉnh Ví Dụ"),
        ("Trạm Y tế phường An Bình", "Sở Y tế tỉnh An", "Trạm Y tế phường An Bình, Sở Y tế tỉnh An"),
        ("Sở Y tế tỉnh Annam", "Sở Y tế tỉnh An", "Sở Y tế tỉnh Annam, Sở Y tế tỉnh An"),
    ],
)
def test_a_signature_names_the_parent_body_once(name: str, parent: str, right: str) -> None:
    assert signed(name, parent) == right
