"""The grid that behaves like a spreadsheet, and what belongs to it."""
