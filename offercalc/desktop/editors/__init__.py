"""Fields in which a person enters values."""
