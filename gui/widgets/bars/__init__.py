"""Strips above, below and beside a page: they ask, count and say, and take no keyboard away."""
