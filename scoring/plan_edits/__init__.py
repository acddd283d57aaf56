"""What is done to the tree of a plan, each as a function from a plan to a plan.

`tree` adds, removes, moves and copies indicators; `weights` sets shares, balances and scales; `codes` makes codes and
names that do not clash. What cannot be done raises `Refused` with a reason, and the plan stays as it was.
"""
