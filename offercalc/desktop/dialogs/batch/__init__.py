"""The parts of the dialog of many papers: the columns of a table as they are read, and what holds for all its rows."""
