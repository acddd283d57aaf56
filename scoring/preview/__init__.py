"""What a rule would do, before it stands in the plan: its curve, the units on it, a value that is tried.

Nothing here knows a formula: every point of a curve is what the engine gives for that measure, in exact numbers.
"""
