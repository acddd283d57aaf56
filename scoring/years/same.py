"""Which indicator of last year an indicator of today is."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Protocol

from scoring.names import alike, normalised


class Named(Protocol):
    """An indicator of either year."""

    @property
    def code(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def name(self) -> str: ...


def same_indicators(then: Sequence[Named], now: Sequence[Named]) -> Mapping[str, str]:
    """Code of today → code of last year, for what is the same indicator. No code is used twice.

    In turn: the same code and the same name, the same path of names, a name that only one of each year has, and at
    last the same code with a name that is alike (案件数量, 办案数量): it was renamed. Names are compared as
    `normalised`. A code that carries an entirely different name is another indicator: the old one was dropped, and a
    new one got its code.
    """
    found: dict[str, str] = {}
    free = {node.code: node for node in then}
    paths_then, paths_now = _paths(then), _paths(now)

    def take(node: Named, code: str) -> None:
        found[node.code] = code
        del free[code]

    def by_key(key_then: Callable[[Named], Hashable], key_now: Callable[[Named], Hashable]) -> None:
        there: dict[Hashable, list[Named]] = {}
        here: dict[Hashable, list[Named]] = {}
        for node in free.values():
            there.setdefault(key_then(node), []).append(node)
        for node in now:
            if node.code not in found:
                here.setdefault(key_now(node), []).append(node)
        for key, nodes in here.items():
            others = there.get(key, [])
            if len(nodes) == len(others) == 1:
                take(nodes[0], others[0].code)

    for node in now:
        if node.code in free and normalised(free[node.code].name) == normalised(node.name):
            take(node, node.code)
    by_key(lambda node: paths_then[node.code], lambda node: paths_now[node.code])
    by_key(lambda node: normalised(node.name), lambda node: normalised(node.name))
    for node in now:
        if node.code not in found and node.code in free and alike(free[node.code].name, node.name):
            take(node, node.code)
    return found


def _paths(nodes: Sequence[Named]) -> dict[str, tuple[str, ...]]:
    """The names from the first level down to each; the order of the nodes is free."""
    by_code = {node.code: node for node in nodes}
    paths: dict[str, tuple[str, ...]] = {}

    def path(code: str | None) -> tuple[str, ...]:
        if code is None or code not in by_code:
            return ()
        if code not in paths:
            node = by_code[code]
            paths[code] = (normalised(node.name),)  # ends a circle of parents
            paths[code] = (*path(node.parent), normalised(node.name))
        return paths[code]

    for node in nodes:
        path(node.code)
    return paths
