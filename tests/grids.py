"""How much of a grid of cases the tests go through."""

import os

WHOLE_GRIDS = os.environ.get("OFFERCALC_WHOLE_GRIDS") == "1"
"""Whether somebody asks for every case of a grid, instead of those that cover every value."""
