"""Widgets of the first start: how to begin an offer, the samples, and the bar above a sample."""
