"""Tables of offers: headers, columns and cells read into offers or problems."""
