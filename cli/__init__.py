"""The command line: argument parsing and the verbs that work without the window."""
