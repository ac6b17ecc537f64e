"""Numbers, dates and money as one locale writes them, with the variants that mask or relate amounts."""
