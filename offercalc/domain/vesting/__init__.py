"""Vesting terms of the Open Cap Format, the dated path through them, and the tranches that follow."""
