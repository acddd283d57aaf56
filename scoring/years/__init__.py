"""Across years: what the units had in the assessment before (`previous`), and what has become of it (`change`)."""
