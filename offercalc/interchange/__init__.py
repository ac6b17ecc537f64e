"""Import and export: offer files, PDFs, tables, and the program's own JSON files."""
