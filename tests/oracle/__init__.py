"""A second, plain reading of the assessment format: exact fractions, no code of the program, no care for speed."""
