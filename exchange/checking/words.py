"""The words of the checking workbook in one language: above all the states, which formulas compare."""

from dataclasses import dataclass
from functools import cached_property

from exchange.wording import word


@dataclass(frozen=True)
class Words:
    language: str

    def __call__(self, key: str, **facts: str) -> str:
        return word(f"checking.{key}", self.language, **facts)

    @cached_property
    def missing(self) -> str:
        return self("missing")

    @cached_property
    def not_applicable(self) -> str:
        return self("not_applicable")

    @cached_property
    def divided(self) -> str:
        """A division by zero."""
        return self("divided")

    @cached_property
    def out(self) -> str:
        """Left out: its weight goes to the others."""
        return self("out")

    @cached_property
    def states(self) -> frozenset[str]:
        return frozenset((self.missing, self.not_applicable, self.divided, self.out))
