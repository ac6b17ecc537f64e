"""The register of all offers: rows that are sorted, filtered and counted."""
