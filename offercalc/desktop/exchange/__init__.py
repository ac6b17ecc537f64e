"""Files that come into the window and leave it: offers, papers, letters, calendars and spreadsheets."""
