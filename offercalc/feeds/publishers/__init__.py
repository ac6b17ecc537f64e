"""Publishers of exchange rates, and the formats of their answers."""
