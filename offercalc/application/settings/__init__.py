"""What a person has set, and the files used last."""
