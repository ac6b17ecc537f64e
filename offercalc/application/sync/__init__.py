"""The offers a person works on, and how every change reaches the library."""
