"""What exchange rates change between offers in different currencies."""
