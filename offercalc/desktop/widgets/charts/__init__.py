"""Widgets that draw charts."""
