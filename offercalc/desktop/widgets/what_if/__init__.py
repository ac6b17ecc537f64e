"""Other rates and prices: sliders, the totals that follow them, and what matters most."""
