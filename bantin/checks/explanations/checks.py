"""What checks find; each rule brings its own explanation."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from bantin.checks import CHECKS
from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.checks.rule import Example, Rule


class _Dumper(yaml.SafeDumper):
    """Writes YAML as editors do: lists indented, and no quotes around what bantin reads as text anyway."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own attribute

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)


_FILES = {"bulletin": Where.HEADER, "unit": Where.UNIT}


def _explanation(rule: Rule) -> Explanation:
    bad, good = _written(rule.bad[0]), _written(rule.good[0])
    return Explanation(rule.code, rule.title, rule.why, bad=bad, good=good, mend=rule.mend, where=Where.ITEM)


def _written(example: Example) -> str:
    """Write an example as the editor would: the item, and below it what stands in other files."""
    parts = [_yaml({name: value for name, value in example.items() if name not in _FILES})]
    parts += [f"# {where}\n{_yaml(example[name])}" for name, where in _FILES.items() if name in example]
    return "".join(parts)


def _yaml(values: object) -> str:
    return yaml.dump(_as_letters(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000)


def _as_letters(value: object) -> object:
    """Let numbers be the letters that editors type: PyYAML would tag them, and a tag is an error in content."""
    if isinstance(value, Mapping):
        return {key: _as_letters(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_letters(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


TOPIC = Topic("Soát nội dung", tuple(map(_explanation, CHECKS.values())))
