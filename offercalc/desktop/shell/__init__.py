"""The main window, its actions, and what runs while it is open."""
