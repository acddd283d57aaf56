"""How firm is the ranking? What other weights, fewer indicators, fewer units or other methods would make of it.

Nothing here is published: the figures describe the result, they are no part of it. See docs/robustness.md.
"""
