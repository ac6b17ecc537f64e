"""Words about take-home that are needed before any tax law is loaded."""

from offercalc.presentation.formats.localizer import N_

ESTIMATE = N_("Estimate, not tax advice")
