"""The small files of one person: drafts, outbox, settings, and the folder they are in."""
