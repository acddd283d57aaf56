"""What came out: the ranking, why, charts and the bulletin."""
