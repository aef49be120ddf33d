"""Themes by their names, and texts in them that cannot be read on their grounds, told at the colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bantin.content.reading.content_files import ContentFiles
from bantin.content.reading.naming import near
from bantin.content.reading.source import SourceText, error
from bantin.content.workspace import UNIT_FILE, templates_folders
from bantin.model.bulletin import Document
from bantin.model.diagnostic import Code, Diagnostic, Location
from bantin.model.parts.theme_file import ThemeFile
from bantin.model.theme import Theme, contrast
from bantin.text.numbers import decimal
from bantin.text.suggestions import did_you_mean

_BRIGHT = 7.0
"""Contrast with black from which on a theme's ground is a light one."""

LEAST = 4.5
"""Contrast of texts and their ground: WCAG 2.2, success criterion 1.4.3 (AA)."""

_FACES = ("beware", "tale", "act", "soon", "know", "ask")

_GROUNDS = ("ground-top", "ground-bottom", "panel")
PAIRS = (
    *((text, ground) for text in ("ink", "soft", "muted", "accent") for ground in _GROUNDS),
    *((text, "panel-strong") for text in ("ink", "soft")),
    *((f"on-{name}", name) for name in ("accent", "danger", "caution", "info")),
    *(
        (f"{face}-{text}", f"{face}-{ground}")
        for face in _FACES
        for text in ("on", "soft")
        for ground in ("field", "deep")
        if (face, ground) != ("ask", "deep")
    ),
    *(
        (f"{face}-{text}", f"{face}-{ground}")
        for face in _FACES
        for text, ground in (("on", "pill"), ("chip-ink", "chip"))
    ),
    *((f"floor-{text}", "floor") for text in ("ink", "soft", "bold")),
    ("paper", "ask-deep"),
    ("ask-deep", "ask-field"),
    ("soon-field", "know-field"),
    ("soon-field", "know-deep"),
    ("soon-field", "know-pill"),
    *((text, "floor") for text in ("do", "dont")),
    *((f"floor-{text}", "floor-pill") for text in ("ink", "bold")),
    *((text, "paper") for text in ("paper-ink", "beware-field", "know-deep", "ask-on")),
    *((f"led-{name}", "led-ground") for name in ("ink", "title", "danger", "caution", "info", *_FACES)),
)
"""Text and ground, by name, as the shipped looks set them."""


def swallowed(colors: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Give each text that its ground swallows: both by name, and their contrast."""
    for text, ground in PAIRS:
        if text in colors and ground in colors:
            ratio = contrast(colors[text], colors[ground])
            if ratio < LEAST:
                yield text, ground, ratio


def unreadable(theme: Document[Theme]) -> Iterator[Diagnostic]:
    """Report each text colour that some ground swallows, once, with the ground that does so most."""
    colors = theme.value.colors
    told: dict[str, tuple[float, str]] = {}
    for text, ground, ratio in swallowed(colors):
        told[text] = min(told.get(text, (LEAST, "")), (ratio, ground))
    for text, (ratio, ground) in told.items():
        message = (
            f"Chữ màu {text} ({colors[text]}) không đọc được trên nền {ground} ({colors[ground]}): "
            f"tương phản {decimal(int(ratio * 10) / 10)}, ít nhất phải {decimal(LEAST)}"
        )
        hint = f"Chọn màu sáng hơn hay tối hơn hẳn cho {text}, hoặc cho {ground}"
        yield error(Code("low-contrast"), message, theme.locate(f"colors.{text}"), hint)


def theme_names(root: Path) -> list[str]:
    """List the themes that a workspace may name."""
    return sorted({path.stem for folder in templates_folders(root) for path in folder.glob("themes/*.yaml")})


def read_themes(root: Path) -> tuple[dict[str, Theme], list[Diagnostic]]:
    """Read all themes that a workspace may name, its own before the shipped ones; those that are wrong are left out."""
    files = ContentFiles(root, "")
    found = {name: read_theme(files, name, Location(UNIT_FILE)) for name in theme_names(root)}
    return {name: theme for name, theme in found.items() if theme}, files.told


def read_theme(files: ContentFiles, theme: str, place: Location) -> Theme | None:
    """Read a theme that is named at a place: the workspace's own comes before the shipped one."""
    name = f"themes/{theme}.yaml"
    folders = templates_folders(files.root)
    for folder in folders:
        path = folder / name
        if not path.is_file():
            files.files.append(files.show(path))
            continue
        own = folder == files.root / "templates"
        document = _theme_in(files, path, file=f"templates/{name}", within=files.root if own else folder)
        if document is None:
            return None
        files.diagnostics += unreadable(document)
        return _completed(files, document.value) if own and len(folders) > 1 else document.value
    known = [path.stem for folder in folders for path in folder.glob("themes/*.yaml")]
    hint = did_you_mean(theme, known, "Các bộ đang có:")
    message = f"Không có bộ màu và kiểu chữ nào tên là «{theme}»"
    files.diagnostics.append(error(Code("missing-theme"), message, place, hint, near(theme, known, place)))
    return None


def _theme_in(files: ContentFiles, path: Path, *, file: str = "", within: Path) -> Document[Theme] | None:
    source = files.source(path, file=file, within=within)
    document, found = _theme(source) if source else (None, ())
    files.diagnostics += found
    return document


def _completed(files: ContentFiles, theme: Theme) -> Theme:
    """Give a workspace's theme, written for older looks, the names that it lacks, of a shipped one like it."""
    bright = "ground-top" in theme.colors and contrast("#000000", theme.colors["ground-top"]) > _BRIGHT
    shipped = templates_folders(files.root)[-1]
    base = _theme_in(files, shipped / f"themes/{'light' if bright else 'navy'}.yaml", within=shipped)
    if base is None:
        return theme
    known = base.value
    return Theme(known.colors | theme.colors, known.styles | theme.styles)


@lru_cache(maxsize=8)
def _theme(source: SourceText) -> tuple[Document[Theme] | None, tuple[Diagnostic, ...]]:
    """Read a theme, which a month that is opened anew at each save seldom changes: 20 ms."""
    files = ContentFiles(Path(), "")
    written = files.compose_text(source)
    read = files.document(ThemeFile, written)
    theme = Document(read.file, read.value.theme, read.locations, read.unread) if read else None
    return theme, tuple(files.told)
