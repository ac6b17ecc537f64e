"""Company names in all their forms, and the cover that replaces them."""
