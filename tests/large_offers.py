"""Offers so large that their figures are worked out away from the GUI thread."""

from msgspec.structs import replace

from tests.domain.validate.test_size import grants
from tests.tools import GLOBEX, sample

LARGE = replace(sample(GLOBEX), sample=False, equity=grants(60, 90))
