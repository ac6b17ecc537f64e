"""The sources of exchange rates: publishers, the local store and the user's own rates."""
