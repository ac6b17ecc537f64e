"""Qt loaded fast: without what PySide does at every start that no program needs."""
