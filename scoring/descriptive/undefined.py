"""Why a figure cannot be given."""

from enum import StrEnum
from fractions import Fraction


class Undefined(StrEnum):
    ZERO_MINIMUM = "zero_minimum"
    NEGATIVE_MINIMUM = "negative_minimum"
    ZERO_MEAN = "zero_mean"
    NEGATIVE_MEAN = "negative_mean"
    ZERO_TOTAL = "zero_total"
    NEGATIVE_PART = "negative_part"
    TOO_FEW = "too_few"
    CONSTANT = "constant"


Figure = Fraction | Undefined
"""A number, or why there is none."""
