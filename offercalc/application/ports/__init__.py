"""What the program needs of the outside world, as protocols, with the values that cross them."""
