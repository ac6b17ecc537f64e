"""The window's surroundings: threads, clipboard, printing, crashes, themes and keys."""
