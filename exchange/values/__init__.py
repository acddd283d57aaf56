"""Tables of figures: forms that go out, tables that come back, and what they say of which cell."""
