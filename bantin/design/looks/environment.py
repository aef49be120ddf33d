"""Where looks run: Jinja's sandbox, in which nothing goes on for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bantin.design.looks.bounds import MOST, EndlessError, bounded, demand_small, demand_small_result

PATIENCE = 5.0
"""Seconds of work that one rendering may take; a card takes milliseconds."""

_STEPPED, _SMALL = "_stepped", "_small"

_PLAIN = frozenset((str, int, float, bool, tuple, type(None)))
"""Types of attributes that cannot be called, by far most of those that looks ask for."""

_MOST_KNOWN = 4_096
"""Attributes of types of which it is remembered whether looks may see them."""

_BETWEEN_LOOKS_AT_THE_CLOCK = 16
"""Turns that are taken before the clock is looked at again: asking it takes longer than many a turn."""


class _Stepping(CodeGenerator):
    """Compiles loops so that each of their turns is counted, and what `~` joins so that it is small."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        for loop in list(node.find_all(nodes.For)):
            loop.iter = nodes.Filter(
                loop.iter, _STEPPED, [], [], None, None, lineno=loop.lineno, environment=self.environment
            )
        for joined in list(node.find_all(nodes.Concat)):
            joined.nodes = [
                nodes.Filter(part, _SMALL, [], [], None, None, lineno=joined.lineno, environment=self.environment)
                for part in joined.nodes
            ]
        super().visit_Template(node, frame)


class LookEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox; whatever repeats itself, a loop or a call, asks at each turn whether there is time left."""

    code_generator_class = _Stepping
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Jinja's
        super().__init__(*args, **options)
        self._time = threading.local()  # looks may be rendered by several threads, each with a clock of its own
        self._safe: dict[tuple[type, str], bool] = {}
        self.filters = {name: bounded(name, made) for name, made in self.filters.items()}
        self.filters |= {_STEPPED: self._stepped, _SMALL: _small}
        del self.globals["lipsum"]

    def begin(self) -> None:
        """Begin a rendering, which has all its time before it."""
        self._time.until = time.thread_time() + PATIENCE
        self._time.turns = 0

    def step(self) -> None:
        """Go on.

        Raises:
            EndlessError: it has gone on for too long.
        """
        self._time.turns += 1
        if self._time.turns % _BETWEEN_LOOKS_AT_THE_CLOCK == 0 and time.thread_time() > self._time.until:
            raise EndlessError(f"Mẫu chạy quá {PATIENCE:.0f} giây mà chưa xong, như lặp mãi không dừng")

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's
        """Call a macro or function."""
        self.step()
        if type(called) is Macro:  # what Jinja does with one, without asking what else it may be
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return called(context.eval_ctx, *args, **named)
        if isinstance(of := getattr(called, "__self__", None), str | list | dict):
            demand_small_result(called.__name__, of, args, named)
        return super().call(context, called, *args, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - Jinja's
        """Tell whether looks may see an attribute: that hangs on the type and the name, and takes 40 questions."""
        asked = type(obj), attr
        if asked not in self._safe:
            if len(self._safe) >= _MOST_KNOWN:
                self._safe.clear()
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's
        """Look up an attribute: of values that are no methods, Jinja need not ask whether they are `format`."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        if type(value) in _PLAIN and self.is_safe_attribute(obj, attribute, value):
            return value
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ANN401 - Jinja's
        """Wrap `format` of texts, which Jinja does with what it finds by that name."""
        wrapped: Callable[..., str] | None = super().wrap_str_format(value)
        if wrapped is None:
            return None

        def small(*args: Any, **named: Any) -> str:  # noqa: ANN401 - format's own
            demand_small_result("format", value.__self__, args, named)
            return wrapped(*args, **named)

        return small

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's
        """Add and multiply, as long as memory and time allow."""
        size = 0
        if operator == "**":
            size = left.bit_length() * right if isinstance(left, int) and isinstance(right, int) else 0
        elif operator == "*":
            size = max(_repeated(left, right), _repeated(right, left))
        elif isinstance(left, str | list | tuple):
            demand_small_result(operator, left, (right,), {})
        if size > MOST:
            raise EndlessError
        return super().call_binop(context, operator, left, right)

    def _stepped(self, turns: Iterable[Any]) -> Iterator[Any]:
        for turn in turns:
            self.step()
            yield turn


def _small(value: Any) -> Any:  # noqa: ANN401 - whatever is joined
    demand_small(value)
    return value


def _repeated(what: object, times: object) -> int:
    return len(what) * times if isinstance(what, str | list | tuple) and isinstance(times, int) else 0
