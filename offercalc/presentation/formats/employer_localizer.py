"""Messages in an employer's words: unknown terms are "to be confirmed", and nothing beyond the terms is promised."""

from __future__ import annotations

from typing_extensions import override

from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import NumberFormat

_WORDS = {
    "not known yet": N_("to be confirmed"),
    "Not known yet": N_("To be confirmed"),
    "not known": N_("to be confirmed"),
    "Not known": N_("To be confirmed"),
    "an unknown percentage": N_("a percentage to be confirmed"),
    "vesting not known yet": N_("vesting to be confirmed"),
    "a number of months' salary not known yet": N_("a number of months' salary to be confirmed"),
    "preferred stock: {percent} of all shares, with a liquidation preference not known yet": N_(
        "preferred stock: {percent} of all shares, with a liquidation preference to be confirmed"
    ),
    "number of units not known yet": N_("number of units to be confirmed"),
    "contribution not known yet": N_("contribution to be confirmed"),
    "discount not known yet": N_("discount to be confirmed"),
    "in kind, value not known yet": N_("in kind"),
    "rising each year by a percentage not known yet": N_("rising each year by a percentage to be confirmed"),
    "dividend equivalents credited every quarter as further units, yield not known yet": N_(
        "dividend equivalents credited every quarter as further units, yield to be confirmed"
    ),
    "expected payout not known yet": N_("paid to the extent that the target is met"),
    "expected payout {percent} of target": N_("shown at {percent} of target"),
    "{rate} of contributions, on a part of the salary not known yet": N_(
        "{rate} of contributions, on a part of the salary to be confirmed"
    ),
    "then {rate} on a further part not known yet": N_("then {rate} on a further part to be confirmed"),
    "repayable in full if you leave, for a period not known yet": N_(
        "repayable in full if you leave, for a period to be confirmed"
    ),
    "repayable pro rata if you leave, for a period not known yet": N_(
        "repayable pro rata if you leave, for a period to be confirmed"
    ),
    "≥ means at least, ≤ at most, ~ about, because some terms are not known yet.": N_(
        "≥ means at least, ≤ at most, ~ about: something is to be confirmed."
    ),
    "{part}: what is the employer match, and what is its limit?": N_(
        "{part}: what share of contributions is matched, and up to what limit?"
    ),
    "1 {base} = {value} {quote}, your own rate": N_("1 {base} = {value} {quote}, a rate stated for this offer"),
    "Employment ends on {day}": N_("The figures end on {day}"),
    "Target bonuses are paid in full": N_("Bonuses and commissions are shown at target"),
    "Bonuses and commissions pay out {percent} of target": N_(
        "Bonuses and commissions are shown at {percent} of target"
    ),
    "Bonuses and commissions pay out as stated in the offer": N_("Bonuses and commissions are shown as stated above"),
    "The dilution of private companies is not known": N_("New shares may dilute private companies"),
}
"""Maps a candidate's message to the employer's."""


class EmployerLocalizer(Localizer):
    """A localizer that words messages as an employer does, in the language and with the figures of another reader."""

    def __init__(self, localizer: Localizer) -> None:
        """Take the localizer that translates and formats."""
        self.language = localizer.language
        self.figures = localizer.figures
        self._localizer = localizer

    @override
    def with_figures(self, figures: NumberFormat) -> Localizer:
        return EmployerLocalizer(self._localizer.with_figures(figures))

    @override
    def on_paper(self) -> Localizer:
        return EmployerLocalizer(self._localizer.on_paper())

    @override
    def tr(self, message: str, **values: object) -> str:
        return self._localizer.tr(_WORDS.get(message, message), **values)

    @override
    def plural(self, one: str, many: str, number: int) -> str:
        if one == "Horizon: {number} year of employment":
            return self._localizer.plural(
                "Figures for the first year of employment", "Figures for the first {number} years of employment", number
            )
        if one == "the first one guaranteed":
            return self._localizer.plural(
                "the first one paid at its target", "the first {number} paid at their targets", number
            )
        return self._localizer.plural(one, many, number)

    @override
    def render(self, sentence: str) -> str:
        return self._localizer.render(sentence)
