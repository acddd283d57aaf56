"""Last year's weights from whatever table the office has."""
