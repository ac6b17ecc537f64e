"""The forms of an offer and of the assumptions: their fields, groups and visibility."""
