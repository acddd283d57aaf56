"""The pages of the window: see `listing.py`."""
