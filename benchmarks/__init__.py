"""How fast the program is: assessments of three sizes, what is measured on them, and the table of ratios."""
