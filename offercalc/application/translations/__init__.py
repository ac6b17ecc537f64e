"""Compiled catalogues, and the localizers made from them."""
