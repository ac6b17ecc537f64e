"""Tax laws as TOML files: those that ship, and a person's own that replace them."""
