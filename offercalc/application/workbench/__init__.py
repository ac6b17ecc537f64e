"""What a person does with offers, in the window and the terminal alike: select, compare, convert, print."""
