"""Why a unit stands where it stands: what its figures are made of, how it compares, and what would move it.

    parts          what a base and a total are made of, adding up exactly
    contributions  what each node gives to the base, against the mean of the class and of all
    strengths      the best and the worst leaves, by rate and by points lost
    comparison     two units, leaf by leaf
    standing       one unit's place between its neighbours
    changes        who else moves when something changes
    gain           what a unit needs to gain one place

Everything is exact, comes from the plan, the entries and their result, and holds no wording.
"""
