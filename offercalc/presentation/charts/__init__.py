"""Charts as plain shapes, drawn alike on screen and on paper."""
