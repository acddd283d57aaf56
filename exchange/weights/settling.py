"""Weights that do not stand one to one beside their indicators: shared by several, or repeated with their heading.

Works on what `walk_rows` left, before the figures are read.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from exchange.reading.workbook import place_name
from exchange.weights.choices import REPEATED_OPTIONS, SHARED_OPTIONS, Assumption, chosen
from exchange.weights.readings import places_of, plain_decimal
from exchange.weights.rows import Found, SharedWeight, Walk
from exchange.weights.words import Weight
from scoring.problems import Problem
from scoring.weights.points import as_points
from scoring.weights.shares import weights as shares

_PLACES: Final = 2
"""Decimals to which a shared weight is divided, where it has not more itself."""


def settle(walk: Walk) -> list[Assumption]:
    """Give shared weights and the weights of repeated headings to their nodes, as chosen."""
    found = [_settle_shared(walk, shared) for shared in walk.shared]
    found += [_settle_repeated(walk, node) for node in list(walk.nodes) if node.repeated]
    return found


# shared -----------------------------------------------------------------------------------------------------


def _settle_shared(walk: Walk, shared: SharedWeight) -> Assumption:
    place = place_name(*shared.at)
    sharing = [
        at
        for at, node in enumerate(walk.nodes)
        if not node.has_children and not node.weights and shared.at[0] <= node.row <= shared.bottom
    ]
    names = "、".join(walk.nodes[at].name for at in sharing)
    said = chosen(walk.choices, SHARED_OPTIONS, "ask", f"shared.{place}")
    facts = {"cell": place, "text": shared.weight.written, "names": names, "count": str(len(sharing))}
    if said == "divide" and shared.weight.said == "weight" and sharing:
        _divide(walk, shared, sharing)
    elif said == "group" and sharing:
        _keep_on_group(walk, shared, sharing)
    else:
        walk.problems.append(Problem("weights.shared", (place,), facts))
    where = (place, *(place_name(node.row, node.column) for node in walk.nodes if node.name and _is_in(node, shared)))
    return Assumption(f"weights.shared_{said}", where, facts, "warning", f"shared.{place}", SHARED_OPTIONS, said)


def _is_in(node: Found, shared: SharedWeight) -> bool:
    return not node.has_children and shared.at[0] <= node.row <= shared.bottom


def _divide(walk: Walk, shared: SharedWeight, sharing: list[int]) -> None:
    """Equal parts that add up to the last digit."""
    value = shared.weight.value or Decimal(0)
    equal = shares("equal", [str(at) for at in sharing], [Fraction(1)] * len(sharing))
    for at, part in zip(sharing, as_points(equal, value, max(_PLACES, places_of(value))), strict=True):
        walk.nodes[at].weights.append((shared.at, replace(shared.weight, value=plain_decimal(part))))


def _keep_on_group(walk: Walk, shared: SharedWeight, sharing: list[int]) -> None:
    """The weight belongs to the group of these indicators: their parent, where it has no others and no weight of its
    own, else a new group with their names."""
    parents = {walk.nodes[at].parent for at in sharing}
    parent = parents.pop() if len(parents) == 1 else None
    siblings = [at for at, node in enumerate(walk.nodes) if node.parent == parent]
    if parent is not None and siblings == sharing and not walk.nodes[parent].weights:
        walk.nodes[parent].weights.append((shared.at, shared.weight))
        return
    first = walk.nodes[sharing[0]]
    name = "、".join(walk.nodes[at].name for at in sharing)
    group = Found(name, first.parent, first.row, first.column, [(shared.at, shared.weight)], has_children=True)
    at = sharing[0]
    moved = [position if position < at else position + 1 for position in range(len(walk.nodes))]
    for position, node in enumerate(walk.nodes):
        if position in sharing:
            node.parent = at
        elif node.parent is not None:
            node.parent = moved[node.parent]
    walk.nodes.insert(at, group)


# repeated ---------------------------------------------------------------------------------------------------


def _settle_repeated(walk: Walk, node: Found) -> Assumption:
    """The weight beside a repeated heading is the group's again, or one more part of it: by default what agrees with
    the weights below, and where nothing does, the same figure counts once."""
    places = tuple(place_name(*place) for place, _ in node.repeated)
    said = chosen(walk.choices, REPEATED_OPTIONS, _likely(walk, node), f"repeated.{places[0]}", "repeated")
    if said == "sum" or not node.weights:
        node.weights += node.repeated
    facts = {"name": node.name, "cells": "、".join(places)}
    key = f"repeated.{places[0]}"
    return Assumption(f"weights.repeated_{said}", places, facts, "warning", key, REPEATED_OPTIONS, said)


def _likely(walk: Walk, node: Found) -> str:
    own, again = _sum([weight for _, weight in node.weights]), _sum([weight for _, weight in node.repeated])
    at = next(position for position, other in enumerate(walk.nodes) if other is node)
    below = [_sum([weight for _, weight in child.weights]) for child in walk.nodes if child.parent == at]
    if own + again == sum(below, Decimal(0)):
        return "sum"
    same = {weight.value for _, weight in (*node.weights, *node.repeated)}
    return "once" if own == sum(below, Decimal(0)) or len(same) == 1 else "sum"


def _sum(found: list[Weight]) -> Decimal:
    return sum((weight.value for weight in found if weight.value is not None), Decimal(0))
