"""Labels and sentences: assumptions, rates, changes, questions and problems."""
