"""Damaged libraries: checks, salvage, and copies to go back to."""
