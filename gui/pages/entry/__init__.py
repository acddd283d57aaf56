"""The entry page and its parts."""
