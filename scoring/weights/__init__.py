"""Weights derived from an order, from judgments, from the data or from rounds of experts: one method a file.

Every method answers with `Weights`: exact shares that add up to 1, or raises `Refused` with what is wrong.
`points.as_points` turns them into the decimal points of a plan. What each is for: `docs/weights.md`.
"""
