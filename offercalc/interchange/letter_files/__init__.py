"""Clauses as TOML files, those that ship and a person's own that replace them, and letter files."""
