"""Tests: they mirror offercalc/ file for file; stories/, architecture/ and golden/ stand beside."""
