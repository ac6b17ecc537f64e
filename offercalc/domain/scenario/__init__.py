"""What is assumed where offers are silent: rates, share prices, attainment, leaving."""
