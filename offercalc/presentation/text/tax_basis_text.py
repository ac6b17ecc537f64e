"""Which parts of the pay are stated net of tax, in words."""

from __future__ import annotations

from offercalc.analysis.tax_basis import has_gross_cash, net_parts
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.text.labels import part_label


def tax_basis_lines(offer: Offer, localizer: Localizer, *, is_grossed: bool = False) -> tuple[str, ...]:
    """Return which parts are net, and that the total mixes net and gross pay if it does; empty if all are gross.

    If the net pay is grossed up, its figures are before tax.
    """
    tr, net = localizer.tr, net_parts(offer)
    if is_grossed:
        template = N_("{part}: net (the employer bears the tax), shown before tax (estimate, not tax advice)")
        return tuple(dict.fromkeys(tr(template, part=part_label(part, localizer)) for part in net))
    lines = [tr("{part}: net (the employer bears the tax)", part=part_label(part, localizer)) for part in net]
    if net and has_gross_cash(offer):
        lines.append(tr("Totals add up net and gross pay, until the net pay is known before tax"))
    return tuple(dict.fromkeys(lines))
