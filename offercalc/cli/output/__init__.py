"""What verbs print: text tables and JSON, cleaned for the terminal."""
