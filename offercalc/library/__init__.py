"""Where offers are kept: append-only revisions in a database."""
