"""What to ask for and by when: levers, parity with another offer, and the dates that offers imply."""
