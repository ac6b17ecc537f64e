"""The closed set of faults in a person's data, and the checks that many fields share."""
