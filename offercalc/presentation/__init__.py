"""Texts, formatted figures, tables and charts, shared by the window, the documents and the terminal."""
