"""The entry page's tables: units × items over the document."""
