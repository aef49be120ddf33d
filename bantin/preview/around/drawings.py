"""Scenes and icons that an item may name, as small pictures to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bantin.channels.scenes import PICTOGRAMS
from bantin.content.workspace import templates_folders
from bantin.design.looks.nodes import scene_file
from bantin.model.frame import Rgba
from bantin.model.kinds import KINDS
from bantin.model.words.words import Words
from bantin.paint.vectors.icons import IconError, stroked
from bantin.paint.vectors.scenes import SceneError, read_scene, tinted

SCENE, ICON = "scene", "icon"
"""The sorts of drawings, named as the fields of items."""

_TINTS: Mapping[str, Rgba] = {
    "field": (31, 78, 138, 255),
    "deep": (20, 52, 96, 255),
    "on": (255, 255, 255, 255),
    "soft": (214, 228, 246, 255),
    "tone": (88, 140, 206, 255),
}
"""Colours of scenes to choose from: calm ones, for the theme's depend on the item."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that may be drawn.

    Attributes:
        value: its name, as an item has it.
        label: what it is drawn for, in Vietnamese.
    """

    value: str
    label: str


def drawings(root: Path, sort: str, words: Words) -> Iterator[Drawing]:
    """List the scenes that there are, or the icons that say the same; further icons are named by hand.

    Args:
        root: the workspace.
        sort: `SCENE` or `ICON`.
        words: of the unit, whose topics tell what a scene is drawn for.
    """
    files = (file for folder in templates_folders(root) for file in folder.glob(scene_file("*")))
    scenes = sorted({file.stem for file in files})
    kinds = {model.default_scene: model.label for model in KINDS.values()}
    labels = {name: (*words.topics.get(name, ()), kinds.get(name, ""), name) for name in scenes}
    called = {name: next(filter(None, found)) for name, found in labels.items()}
    if sort == SCENE:
        yield from (Drawing(name, _begun(called[name])) for name in scenes)
        return
    icons = {icon: called.get(scene, icon) for scene, icon in PICTOGRAMS.items()}
    icons |= {model.default_icon: model.label for model in KINDS.values()}
    yield from (Drawing(icon, _begun(label)) for icon, label in icons.items())


def _begun(label: str) -> str:
    return label[0].upper() + label[1:]


def drawing(root: Path, sort: str, name: str) -> str | None:
    """Return a drawing as SVG; None where there is none of the name, or it holds more than shapes."""
    if sort == ICON:
        with suppress(IconError):
            return stroked(name, "#54657f")
        return None
    found = {file.stem: file for folder in reversed(templates_folders(root)) for file in folder.glob(scene_file("*"))}
    if sort != SCENE or name not in found:
        return None
    try:
        return tinted(read_scene(found[name]), _TINTS)
    except SceneError:
        return None
