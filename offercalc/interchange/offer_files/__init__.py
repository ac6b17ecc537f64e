"""Offer files and their schema, offers inside PDFs, and the questions that arrive as JSON."""
