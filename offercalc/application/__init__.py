"""Use cases without Qt: edits, the session, settings and the ports to the outside world."""
