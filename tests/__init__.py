"""Tests: they mirror offercalc/ file for file, plus stories/, architecture/, robustness/ and golden/."""
