"""The options that verbs share, and the values they turn into."""
