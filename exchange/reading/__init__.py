"""Files of other programs as frozen cells: guards first, then one parser for each kind."""
