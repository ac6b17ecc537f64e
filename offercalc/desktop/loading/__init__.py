"""Own modules and Qt loaded fast: without what Python and PySide do at every start that no program needs."""
