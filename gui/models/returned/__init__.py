"""Forms that went out and what came back."""
