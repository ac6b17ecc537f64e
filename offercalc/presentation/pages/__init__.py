"""Everything that one page shows: an offer, a comparison, the list, a rate's history."""
