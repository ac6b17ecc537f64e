"""Widgets that show and enter exchange rates."""
