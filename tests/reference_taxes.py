"""A second implementation of taxes for which no other program was found, as literal as the published tables.

Each takes the wages of a full tax year and returns the steps that the law of the same place and year calls so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import TypeAlias

D = Decimal
Taxes: TypeAlias = dict[str, Decimal]
Slices: TypeAlias = Sequence[tuple[int | None, str]]


def sliced(amount: Decimal, slices: Slices) -> Decimal:
    """Return the tax on an amount, taken off slice by slice: (upper end of the slice, rate in percent)."""
    tax, lower = D(0), D(0)
    for end, percent in slices:
        upper = amount if end is None else min(amount, D(end))
        if upper > lower:
            tax += (upper - lower) * D(percent) / 100
            lower = upper
    return tax


def floored(amount: Decimal, unit: int) -> Decimal:
    """Return an amount rounded down to a multiple."""
    return (amount / unit).to_integral_value(ROUND_FLOOR) * unit


def _british(wages: Decimal, slices: Slices) -> Taxes:
    free = D(12_570)
    if wages > 100_000:
        free = max(D(0), free - (wages - 100_000) / 2)
    ni = D(0)
    if wages > 12_570:
        ni = (min(wages, D(50_270)) - 12_570) * D("0.08")
    if wages > 50_270:
        ni += (wages - 50_270) * D("0.02")
    return {"income_tax": sliced(max(D(0), wages - free), slices), "ni": ni}


def britain_2026(wages: Decimal) -> Taxes:
    """Return income tax and National Insurance of 2026/27 outside Scotland."""
    return _british(wages, ((37_700, "20"), (125_140, "40"), (None, "45")))


def scotland_2026(wages: Decimal) -> Taxes:
    """Return income tax and National Insurance of 2026/27 in Scotland."""
    return _british(
        wages, ((3_967, "19"), (16_956, "20"), (31_092, "21"), (62_430, "42"), (125_140, "45"), (None, "48"))
    )


def ireland_2026(wages: Decimal) -> Taxes:
    """Return income tax, USC and PRSI of a single person in 2026; PRSI rises in October."""
    usc = sliced(wages, ((12_012, "0.5"), (28_700, "2"), (70_044, "3"), (None, "8"))) if wages > 13_000 else D(0)
    month, prsi = wages / 12, D(0)
    if wages / 52 > 352:
        prsi = 9 * month * D("0.042") + 3 * month * D("0.0435")
    return {"income_tax": max(D(0), sliced(wages, ((44_000, "20"), (None, "40"))) - 4_000), "usc": usc, "prsi": prsi}


def singapore_2026(wages: Decimal) -> Taxes:
    """Return CPF and income tax of a citizen under 55 on the income of 2026, by the cumulative table of IRAS."""
    cpf = 12 * min(wages / 12, D(8_000)) * D("0.20")
    chargeable, tax = max(D(0), wages - cpf - 1_000), D(0)
    for above, cumulative, percent in (
        (20_000, "0", "2"), (30_000, "200", "3.5"), (40_000, "550", "7"), (80_000, "3350", "11.5"),
        (120_000, "7950", "15"), (160_000, "13950", "18"), (200_000, "21150", "19"), (240_000, "28750", "19.5"),
        (280_000, "36550", "20"), (320_000, "44550", "22"), (500_000, "84150", "23"), (1_000_000, "199150", "24"),
    ):  # fmt: skip
        if chargeable > above:
            tax = D(cumulative) + (chargeable - above) * D(percent) / 100
    return {"cpf_paid": cpf, "income_tax": tax}


def indonesia_2026(wages: Decimal) -> Taxes:
    """Return BPJS and PPh 21 of 2026 for TK/0, with no payment beside twelve wages: month by month, then article 17."""
    wage = wages / 12
    jht = jp = kesehatan = bruto = D(0)
    for month in range(1, 13):
        jht += wage * 2 / 100
        jp += min(wage, D(10_547_400 if month < 3 else 11_086_300)) / 100
        kesehatan += min(wage, D(12_000_000)) / 100
        bruto += wage + wage * D("0.24") / 100 + wage * D("0.3") / 100 + min(wage, D(12_000_000)) * 4 / 100
    net = bruto - min(bruto * 5 / 100, D(6_000_000)) - jht - jp
    pkp = floored(max(D(0), net - 54_000_000), 1_000)
    tax = sliced(
        pkp, ((60_000_000, "5"), (250_000_000, "15"), (500_000_000, "25"), (5_000_000_000, "30"), (None, "35"))
    )
    return {"jht": jht, "jp": jp, "kesehatan": kesehatan, "income_tax": tax}


def _employment_deduction(wages: Decimal) -> Decimal:
    if wages <= 1_900_000:
        return D(650_000)
    if wages <= 3_600_000:
        return wages * 30 / 100 + 80_000
    if wages <= 6_600_000:
        return wages * 20 / 100 + 440_000
    return wages * 10 / 100 + 1_100_000 if wages <= 8_500_000 else D(1_950_000)


def japan_2025(wages: Decimal) -> Taxes:
    """Return social insurance, national and inhabitant tax of 2025 in Tokyo, under 40."""
    month = wages / 12
    pension, health = 12 * min(month, D(650_000)) * D("0.0915"), 12 * min(month, D(1_390_000)) * D("0.04955")
    jobless = wages * D("0.0055")
    earned = max(D(0), wages - _employment_deduction(wages))
    basic = next(
        amount
        for limit, amount in (
            (1_320_000, 950_000), (3_360_000, 880_000), (4_890_000, 680_000), (6_550_000, 630_000),
            (23_500_000, 580_000), (24_000_000, 480_000), (24_500_000, 320_000), (25_000_000, 160_000), (None, 0),
        )
        if limit is None or earned <= limit
    )  # fmt: skip
    base = floored(max(D(0), earned - pension - health - jobless - basic), 1_000)
    tax = sliced(
        base,
        ((1_950_000, "5"), (3_300_000, "10"), (6_950_000, "20"), (9_000_000, "23"), (18_000_000, "33"),
         (40_000_000, "40"), (None, "45")),
    )  # fmt: skip
    local = next(
        amount
        for limit, amount in ((24_000_000, 430_000), (24_500_000, 290_000), (25_000_000, 150_000), (None, 0))
        if limit is None or earned <= limit
    )
    rest = floored(max(D(0), earned - pension - health - jobless - local), 1_000) / 10
    return {
        "pension": pension,
        "health": health,
        "unemployment": jobless,
        "income_tax": floored(tax * D("1.021"), 100),
        "inhabitant_tax": rest + 5_000 - min(rest, D(2_500)) if rest else D(0),
    }


REFERENCES: dict[str, tuple[str, dict[str, object], int, Callable[[Decimal], Taxes]]] = {
    "gb-2026": ("GB", {}, 1, britain_2026),
    "gb-sct-2026": ("GB-SCT", {}, 1, scotland_2026),
    "ie-2026": ("IE", {}, 1, ireland_2026),
    "sg-2026": ("SG", {"cpf": True}, 1, singapore_2026),
    "id-2026": ("ID", {}, 10_000, indonesia_2026),
    "jp-2025": ("JP", {}, 100, japan_2025),
}
"""By law: its place, the answers of the person, by how much incomes of a hundred thousand are multiplied, the taxes."""
