"""OfferCalc tells people what a job offer is worth."""

__version__ = "0.1.0"
