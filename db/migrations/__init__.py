"""The steps from one schema to the next. `versions/` holds one frozen file a step; `db/versions.py` runs them."""
