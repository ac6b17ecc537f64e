"""Qt models of presentation tables and lists."""
