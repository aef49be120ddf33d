"""Recipes → plan: the jobs behind all artifacts, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bantin.files.paths import Claims, trouble
from bantin.making.cards.facts import Fonts, fonts_of
from bantin.making.jobs.base import Job, each_once
from bantin.making.jobs.board.loop import LoopJob
from bantin.making.jobs.board.sheet import OperatorSheetJob
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.moment import MomentJob
from bantin.making.jobs.package import PackageJob
from bantin.making.jobs.sound.track import SoundJob
from bantin.making.jobs.sound.voice import VoiceJob
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.text import TextJob
from bantin.making.keys import key
from bantin.making.segments import acts, film_segments, loop_segments, phases_of, rehearsal
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Destination, Film, OperatorSheet, Package, Recipe, Role, Still, TextFile
from bantin.model.storyboard import Motion, Slide, Storyboard


@dataclass(frozen=True, slots=True)
class Origin:
    """The recipe that first asked for a job's result; diagnostics of the job are located by it.

    Attributes:
        path: the artifact.
        channel: its channel.
        item: the entry that the result shows, or None for the whole bulletin.
        role: what the artifact is for.
    """

    path: str
    channel: str
    item: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Artifact:
    """A recipe and the key of its result; `key` is None if a result that it refers to is not planned."""

    recipe: Recipe
    key: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Jobs by key, and the artifacts that are made of their results.

    Attributes:
        jobs: by key; a job stands after those that it needs.
        origins: who asked, by key.
        sharing: other items whose artifacts show the same, by key: what is wrong with it is wrong with each of them.
        artifacts: in the order of their recipes.
        slides: keys of the pictures of a film's slides, in order, by the path of the film.
        rehearsals: keys of what rehearses each of them, None where nothing moves; no artifact needs these.
        diagnostics: recipes that cannot be followed.
    """

    jobs: dict[str, Job] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    sharing: dict[str, list[Origin]] = field(default_factory=dict)
    artifacts: list[Artifact] = field(default_factory=list)
    slides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rehearsals: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def asking(self, name: str) -> tuple[Origin, ...]:
        """List whoever asked for a job's result: the first, then those of other items."""
        return self.origins[name], *self.sharing.get(name, ())

    def ranks(self) -> dict[str, int]:
        """Return each job's critical path to the plan's end, in units of `Job.cost`; the longest should run first."""
        behind = dict.fromkeys(self.jobs, 0)
        for name, job in reversed(self.jobs.items()):
            behind[name] += job.cost
            for need in job.needs:
                behind[need] = max(behind[need], behind[name])
        return behind


def plan_recipes(recipes: Iterable[Recipe]) -> Plan:
    """Plan what to make; reads nothing but the digests of fonts."""
    planner = _Planner()
    claims = Claims()
    for recipe in recipes:
        why = trouble(recipe.path)
        if not why and not claims.claim(recipe.path):
            why = "trùng tên với một sản phẩm khác (Windows không phân biệt chữ hoa, chữ thường)"
        if why:
            planner.plan.diagnostics.append(_refused(recipe, why))
            planner.plan.artifacts.append(Artifact(recipe, None))
        else:
            planner.plan.artifacts.append(Artifact(recipe, planner.follow(recipe)))
    return planner.plan


def _refused(recipe: Recipe, why: str) -> Diagnostic:
    message = f"Không dùng được đường dẫn «{recipe.path}» của kênh {recipe.channel}: {why}"
    hint = "Đổi tên tệp của tin, hoặc mã bảng, mã khuôn hình trong unit.yaml"
    return Diagnostic(Code("bad-path"), Severity.ERROR, message, hint=hint)


@dataclass
class _Planner:
    plan: Plan = field(default_factory=Plan)
    _fonts: dict[int, Fonts] = field(default_factory=dict)

    def follow(self, recipe: Recipe) -> str | None:
        """Add the jobs of a recipe; returns the key of its artifact, None if one that it is made of is not planned."""
        origin = Origin(recipe.path, recipe.channel, recipe.item, recipe.role)
        made: str | None
        match recipe.what:
            case TextFile(content):
                made = self._add(TextJob(content), origin)
            case Still(card, encoding):
                made = self._still(card, encoding, origin)
            case Film(storyboard, Destination.BOARD):
                made = self._loop(storyboard, origin, recipe.board)
            case Film(storyboard):
                made = self._film(storyboard, origin)
            case OperatorSheet(card, shows, title):
                shown = self._planned(shows)
                job = OperatorSheetJob(card, self._fonts_of(card), shown, self._pictures(shows), title)
                made = self._add(job, origin) if shown else None
            case Package(holds):
                keys = dict(self._planned([path for _, path in holds]))
                held = tuple((name, keys[path]) for name, path in holds) if keys else ()
                made = self._add(PackageJob(held), origin) if held else None
        return made

    def _planned(self, paths: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Find the keys of artifacts that were planned before; nothing unless all were."""
        keys = {artifact.recipe.path: artifact.key for artifact in self.plan.artifacts if artifact.key}
        return tuple((path, keys[path]) for path in paths) if keys.keys() >= set(paths) else ()

    def _pictures(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Pick the paths of pictures that were planned before."""
        planned = {found.recipe.path for found in self.plan.artifacts if isinstance(found.recipe.what, Still)}
        return tuple(path for path in paths if path in planned)

    def _film(self, storyboard: Storyboard, origin: Origin) -> str:
        made: list[tuple[str, int]] = []
        stills: list[str] = []
        rehearsals: list[str | None] = []
        for slide in storyboard.slides:
            shown = replace(origin, item=slide.item)
            still = self._still(slide.card, Encoding.PNG, shown)
            moments = self._moments(slide.card, shown)
            made += self._slide(storyboard, slide, shown)
            before = self._still(slide.at_first.card, Encoding.PNG, shown) if slide.at_first else ""
            moving = rehearsal(storyboard, slide, still, moments=moments, before=before)
            rehearsals.append(None if moving is None else self._add(moving, shown))
            stills.append(still)
        self.plan.slides[origin.path], self.plan.rehearsals[origin.path] = tuple(stills), tuple(rehearsals)
        size = (storyboard.width, storyboard.height)
        sound = self._sound(storyboard, origin)
        return self._add(FilmJob(tuple(made), *size, storyboard.fps, storyboard.frames, sound), origin)

    def _slide(self, storyboard: Storyboard, slide: Slide, origin: Origin) -> list[tuple[str, int]]:
        """Add the segments of a film's slide, act by act."""
        made: list[tuple[str, int]] = []
        for act in acts(slide):
            still = self._still(act.card, Encoding.PNG, origin)
            moments = self._moments(act.card, origin)
            parts = film_segments(storyboard, act, still, moments=moments)
            made += [(self._add(job, origin), repeats) for job, repeats in parts]
        return made

    def _sound(self, storyboard: Storyboard, origin: Origin) -> str:
        voices = tuple(
            (self._add(VoiceJob(voice.what), replace(origin, item=storyboard.item_at(voice.start))), voice.start)
            for voice in storyboard.voices
        )
        return self._add(SoundJob(voices, storyboard.music, storyboard.seconds, storyboard.ticking), origin)

    def _loop(self, storyboard: Storyboard, origin: Origin, board: str | None) -> str:
        stills = [
            self._still(slide.card, Encoding.PNG, replace(origin, item=slide.item)) for slide in storyboard.slides
        ]
        shown = [
            still for still, slide in zip(stills, storyboard.slides, strict=True) if slide.motion is not Motion.SCROLL
        ]
        # All loops of a board take its pictures from the same files, each of which is encoded in one go.
        phases = phases_of(self._texts_on(each_once(*self._frames_of(board), *shown)), storyboard.fps)
        parts = [
            (self._add(job, origin), which, length, repeats)
            for still, slide in zip(stills, storyboard.slides, strict=True)
            for job, which, length, repeats in loop_segments(storyboard, slide, still, phases)
        ]
        loop = LoopJob(tuple(parts), storyboard.width, storyboard.height, storyboard.fps, storyboard.frames)
        return self._add(loop, origin)

    def _frames_of(self, board: str | None) -> list[str | None]:
        """List the keys of a board's pictures that were planned before."""
        planned = (one for one in self.plan.artifacts if board is not None and one.recipe.board == board)
        return [one.key for one in planned if one.recipe.role is Role.FRAME]

    def _texts_on(self, stills: Iterable[str]) -> dict[str, tuple[str, ...]]:
        jobs = {still: self.plan.jobs[still] for still in stills}
        return {still: job.card.printed.texts for still, job in jobs.items() if isinstance(job, StillJob)}

    def _still(self, card: Card, encoding: Encoding, origin: Origin) -> str:
        return self._add(StillJob(card, encoding, self._fonts_of(card), self._moments(card, origin)), origin)

    def _moments(self, card: Card, origin: Origin) -> tuple[tuple[str, str], ...]:
        return tuple((moment.film.name, self._add(MomentJob(moment), origin)) for moment in card.moments)

    def _fonts_of(self, card: Card) -> Fonts:
        # The cards of a bulletin share one theme object, so its fonts are gathered once.
        fonts = self._fonts.get(id(card.theme))
        if fonts is None:
            fonts = self._fonts[id(card.theme)] = fonts_of(card.theme)
        return fonts

    def _add(self, job: Job, origin: Origin) -> str:
        name = key(job)
        self.plan.jobs.setdefault(name, job)
        first = self.plan.origins.setdefault(name, origin)
        if origin.item != first.item:
            self.plan.sharing.setdefault(name, []).append(origin)
        return name
