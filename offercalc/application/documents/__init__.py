"""What papers need beside the offers: attachments, letterheads, notices to the sender."""
