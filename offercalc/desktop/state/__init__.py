"""What the pages show: the open offers, the settings, and one signal for every change."""
