"""The plan's tree, its parts as tables, rules and weights being edited."""
