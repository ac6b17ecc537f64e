"""Word documents of offer letters, for those whose lawyers edit them."""
