"""Storage of offers as append-only revisions in a database."""
