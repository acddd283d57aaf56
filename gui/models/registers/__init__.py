"""Tables of texts that are typed row by row: registers, ledgers, ballots, judges, materials."""
