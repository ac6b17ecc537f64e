"""What a person can do: edits, session, settings and the ports to the outside world; no Qt."""
