"""What people read: one source of words, formatted figures, rows and drawings for screen, paper and terminal."""
