"""The history of an exchange rate, as text or JSON."""
