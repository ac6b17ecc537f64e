"""Tax laws at hand, and answers to what a person or a program asks of them."""
