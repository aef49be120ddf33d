from __future__ import annotations

from pathlib import Path

import pytest

from bantin.content.reading.themes import read_themes
from bantin.model.theme import contrast

COLORS = {"ground-top": "#13294b", "ground-bottom": "#081425", "ink": "#ffffff", "caution": "#ffbd2e"}


def theme(root: Path, **colors: str) -> list[tuple[str, int, str]]:
    """Write a theme of a workspace's own; tells what is wrong with it: code, line and message."""
    path = root / "templates" / "themes" / "rieng.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'  {name}: "{color}"' for name, color in (COLORS | colors).items()]
    path.write_text("\n".join(["colors:", *lines, "styles:", "  body: {size: 40}", ""]), encoding="utf-8")
    found = read_themes(root)[1]
    return [(one.code, one.location.line, one.message) for one in found if one.location]


def test_shipped_themes_can_be_read(tmp_path: Path) -> None:
    assert theme(tmp_path) == []


def test_tiles_of_shipped_themes_are_seen_on_their_ground(tmp_path: Path) -> None:
    theme(tmp_path)
    themes, _ = read_themes(tmp_path)
    for name in ("navy", "light"):
        colors = themes[name].colors
        assert min(contrast(colors["know-pill"], colors[f"know-{ground}"]) for ground in ("field", "deep")) >= 1.35


def test_a_text_that_its_ground_swallows_is_told_with_the_pair_and_its_contrast(tmp_path: Path) -> None:
    [(code, line, message)] = theme(tmp_path, muted="#5b6a80")
    assert (code, line) == ("low-contrast", 6)
    for part in ("muted (#5b6a80)", "ground-top (#13294b)", "2,6", "4,5"):
        assert part in message


def test_letters_on_a_badge_are_held_against_the_badge(tmp_path: Path) -> None:
    [(_, _, message)] = theme(tmp_path, **{"on-caution": "#ffffff"})
    assert "on-caution (#ffffff) không đọc được trên nền caution (#ffbd2e)" in message


def test_letters_on_a_group_of_colours_are_held_against_its_grounds(tmp_path: Path) -> None:
    [(_, _, message)] = theme(tmp_path, **{"act-on": "#43b286", "act-field": "#147a52"})
    assert "act-on (#43b286) không đọc được trên nền act-field" in message


@pytest.mark.parametrize(("ground", "like"), [("#13294b", "navy"), ("#fdfdfd", "light")])
def test_a_theme_written_for_older_looks_takes_what_it_lacks_from_a_shipped_one_like_it(
    ground: str, like: str, tmp_path: Path
) -> None:
    theme(tmp_path, **{"ground-top": ground, "beware-field": "#a01020"})
    themes, _ = read_themes(tmp_path)
    assert themes["rieng"].colors["beware-field"] == "#a01020", "its own stays"
    assert themes["rieng"].colors["floor"] == themes[like].colors["floor"]
    assert themes["rieng"].styles["message"] == themes[like].styles["message"]
    assert themes["rieng"].styles["body"].size == 40


@pytest.mark.parametrize(
    ("color", "ground", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#00000000", "#ffffff", 1.0),
        ("#ffffff80", "#000000", 5.32),
    ],
)
def test_contrast_is_that_of_the_standard(color: str, ground: str, ratio: float) -> None:
    assert contrast(color, ground) == pytest.approx(ratio, abs=0.005)
