"""What the plan's page is made of: the tree, the rule editor and its panels."""
