"""Tax laws as data: formulas, their evaluation, the laws of a place and day, take-home and its inverse."""
