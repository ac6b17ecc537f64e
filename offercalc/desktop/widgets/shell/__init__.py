"""The frame around the pages: sidebar, status line and the bars that ask."""
