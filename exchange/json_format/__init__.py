"""The assessment format and results as JSON, read strictly."""
