"""The child process that reads files of other people within bounds of time and memory."""
