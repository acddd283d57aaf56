"""What a method's worked rule is given, and what it answers."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.desk import single
from scoring.method import Case
from scoring.peers import Peers
from scoring.worked.look import Look
from scoring.worked.model import Note
from scoring.worked.paper import FIGURE, Paper
from scoring.worked.terms import Known, Term, percent

PART = "part"
"""`Known.of` of the weight of a blend's part, which is 1: its points are its rate."""


@dataclass(frozen=True, slots=True)
class Award:
    """The points before bounds and rounding: the value of `term`, because these comparisons hold; `label`: what is
    said before them."""

    term: Term
    because: tuple[Term, ...] = ()
    label: Note | None = None


@dataclass(frozen=True, slots=True)
class At:
    """One unit under one leaf or part. `x`: the measure; 0 for methods that read none."""

    look: Look
    paper: Paper
    x: Known

    @property
    def case(self) -> Case:
        assert self.look.case is not None
        return self.look.case

    @property
    def peers(self) -> Peers:
        return self.case.peers

    @property
    def up(self) -> bool:
        return self.case.up

    @property
    def weight(self) -> Known:
        return self.paper.weight

    def given(self, value: Fraction | int, name: str = "") -> Known:
        """A number of the plan: a parameter, or what one makes of it beforehand (100 less the base)."""
        return Known(Fraction(value), "parameter", name)

    def out_of(self, rate: Term) -> Term:
        """So many percent of the weight."""
        return percent(rate) if self.weight.of == PART else self.weight * percent(rate)

    def of_peers(self, name: str) -> Known:
        """A figure of the peers: lowest, highest, mean."""
        value = single(getattr(self.peers, name))
        assert isinstance(value, Fraction)
        return Known(value, "peers", name, FIGURE, among=self.peers.count)

    def rank(self, ties: str) -> Known:
        """The unit's rank among its peers, and the sentence that says so."""
        rank = single(self.case.rank(ties))
        assert isinstance(rank, Fraction)
        known = Known(rank, "rank", ties, among=self.peers.count)
        self.paper.note("peers_rank", rank=known, count=self.count)
        return known

    @property
    def count(self) -> Known:
        """How many peers there are."""
        return Known(Fraction(self.peers.count), "count", "peers")
