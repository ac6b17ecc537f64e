"""What the program knows of locales without reading Babel's data."""
