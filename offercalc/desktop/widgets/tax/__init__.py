"""Take-home in the window: the switch between gross and take-home, and how it was estimated."""
