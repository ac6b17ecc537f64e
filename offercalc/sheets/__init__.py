"""Paper: typeset sheets and reports."""
