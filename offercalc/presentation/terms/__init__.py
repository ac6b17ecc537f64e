"""The terms of an offer in words, as a candidate reads them."""
