"""The tasks that window and terminal share: select, compare, convert and print offers."""
