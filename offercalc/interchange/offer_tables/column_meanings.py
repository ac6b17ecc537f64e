"""The possible meanings of columns in a table of offers, and their headers in English and Indonesian."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from offercalc.application.translations.catalogue import languages
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    Allowance,
    Bonus,
    Commission,
    EmployerContribution,
    OneTime,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.field_spec import specs_of
from offercalc.domain.values.lazy_text import N_
from offercalc.interchange.offer_tables.known_exports import HEADERS
from offercalc.interchange.offer_tables.pay_periods import plain_words
from offercalc.interchange.spreadsheets.units import Unit

Kind = Literal["text", "lines", "currency", "day", "amount", "percent", "number", "period", "preset"]


class Meaning(Struct, frozen=True):
    """A meaning of a column: its kind, the headers that state it, and the field of a part that its cells fill.

    Its label is its `title`, or else that of the field.
    """

    kind: Kind
    headers: tuple[str, ...]
    part: type[Struct] | None = None
    field: str = ""
    title: str = ""

    @property
    def words(self) -> str:
        """Return the label of the column, to be translated."""
        if self.title or self.part is None:
            return self.title
        spec = specs_of(self.part)[self.field]
        return spec.form_label or spec.label


def _begins(title: str, *words: str, part: type[Struct] | None = None) -> Meaning:
    """Return the column of the months until a part of the pay begins, whose headers name it by `words`."""
    ends = ("begins after", "begins after months", "from month", "mulai setelah", "mulai setelah bulan")
    return Meaning("number", tuple(f"{word} {end}" for word in words for end in ends), part, "from_month", title)


def _lasts(title: str, *words: str, part: type[Struct] | None = None) -> Meaning:
    """Return the column of the months that a part of the pay lasts, whose headers name it by `words`."""
    forms = ("{} lasts", "{} lasts months", "lama {}", "lama {} bulan")
    return Meaning("number", tuple(form.format(word) for word in words for form in forms), part, "for_months", title)


MEANINGS = {
    "company": Meaning("text", ("employer", "perusahaan", "nama perusahaan", "company name"), Offer, "company"),
    "role": Meaning("text", ("job title", "title", "position", "jabatan", "posisi", "peran"), Offer, "role"),
    "candidate": Meaning("text", (
        "candidate name", "name", "full name", "kandidat", "nama", "nama kandidat", "nama lengkap",
        "calon karyawan"), title=N_("Candidate")),
    "first_name": Meaning("text", ("given name", "nama depan"), title=N_("First name")),
    "last_name": Meaning("text", ("surname", "family name", "nama belakang"), title=N_("Last name")),
    "candidate_email": Meaning("text", ("email", "e mail"), title=N_("Candidate email")),
    "candidate_phone": Meaning("text", (
        "phone", "telephone", "mobile", "telepon", "no hp"), title=N_("Candidate phone")),
    "candidate_address": Meaning("text", ("address", "alamat"), title=N_("Candidate address")),
    "reference": Meaning("text", (
        "ref", "requisition", "requisition id", "req id", "job id", "letter number", "nomor",
        "nomor surat"), Offer, "reference"),
    "reports_to": Meaning("text", ("manager", "supervisor", "atasan", "melapor kepada"), title=N_("Reports to")),
    "level": Meaning("text", ("grade", "tingkat", "golongan", "jenjang"), Offer, "level"),
    "location": Meaning("text", (
        "place", "office", "city", "lokasi", "kota", "tempat kerja", "penempatan"), Offer, "location"),
    "status": Meaning("text", ("status penawaran",), Offer, "status"),
    "currency": Meaning("currency", ("mata uang",), Offer, "currency"),
    "start_date": Meaning("day", (
        "start", "start on", "starts", "starts on", "starts at", "joining date", "join date", "date of joining",
        "commencement date", "tanggal mulai", "tanggal mulai kerja", "mulai",
        "tanggal bergabung", "tgl mulai"), Offer, "start_date"),
    "end_date": Meaning("day", (
        "end", "ends on", "contract end", "contract end date", "end of contract", "tanggal berakhir", "tanggal selesai",
        "akhir kontrak", "kontrak berakhir", "tgl berakhir"), Offer, "end_date"),
    "expiry_date": Meaning("day", (
        "expiry", "expires", "valid until", "deadline", "berlaku sampai", "berlaku hingga", "kedaluwarsa",
        "batas waktu"), Offer, "expiry_date"),
    "hours_per_week": Meaning("number", (
        "hours", "weekly hours", "working hours", "jam per minggu", "jam kerja",
        "jam seminggu"), Offer, "hours_per_week"),
    "weeks_per_year": Meaning("number", ("weeks", "paid weeks"), title=N_("Paid weeks")),
    "days_per_year": Meaning("number", ("days", "paid days", "billable days"), title=N_("Paid days")),
    "leave_days": Meaning("number", (
        "leave", "annual leave", "vacation days", "pto days", "holiday entitlement", "cuti", "cuti tahunan",
        "jatah cuti"), title=N_("Leave days")),
    "public_holidays": Meaning("number", (
        "bank holidays", "libur nasional", "hari libur"), title=N_("Public holidays")),
    "employment_type": Meaning("text", (
        "type of employment", "contract type", "job type", "status karyawan", "jenis kontrak",
        "status kepegawaian"), Offer, "employment_type"),
    "work_place": Meaning("text", (
        "workplace", "workplace type", "work arrangement", "work mode", "pola kerja"), Offer, "work_place"),
    "notice_months": Meaning("number", ("notice", "masa pemberitahuan"), title=N_("Notice period")),
    "probation_months": Meaning("number", ("probation period",), title=N_("Probation")),
    "tax_home": Meaning("text", ("tax residence", "taxed in", "negara pajak"), Offer, "tax_home"),
    "responsibilities": Meaning("lines", (
        "duties", "tanggung jawab", "tugas", "tugas dan tanggung jawab"), Offer, "responsibilities"),
    "requirements": Meaning("lines", ("qualifications", "persyaratan", "kualifikasi", "syarat"), Offer, "requirements"),
    "conditions": Meaning("lines", (
        "contingencies", "conditions of the offer", "syarat penawaran"), title=N_("Conditions")),
    "signatory": Meaning("text", (
        "signed by", "signatories", "penanda tangan", "ditandatangani oleh"), title=N_("Signatory")),
    "signatory_title": Meaning("text", (
        "signatory role", "title of the signatory", "jabatan penandatangan"), title=N_("Signatory's title")),
    "notes": Meaning("text", ("note", "remarks", "comments", "catatan", "keterangan"), Offer, "notes"),
    "salary": Meaning("amount", (
        "base salary", "base", "base pay", "pay", "wage", "gaji", "gaji pokok",
        "upah"), Salary, "amount", N_("Base salary")),
    "salary_per": Meaning("period", (
        "per", "pay period", "salary period", "period", "periode", "periode gaji",
        "gaji per"), Salary, "per", N_("Pay period")),
    "salary_from": _begins(
        N_("Months until the salary begins"), "salary", "base salary", "gaji", "gaji pokok", part=Salary),
    "salary_for_months": _lasts(
        N_("Months that the salary lasts"), "salary", "base salary", "gaji", "gaji pokok", part=Salary),
    "salary_tax": Meaning("text", (
        "tax basis", "gross or net", "gross net", "bruto nett", "gross nett"), title=N_("Tax on the salary")),
    "bonus_percent": Meaning("percent", (
        "target bonus percent", "percent bonus", "bonus persen", "persen bonus",
        "bonus target persen"), Bonus, "percent_of_salary", N_("Target bonus (percent of salary)")),
    "bonus": Meaning("amount", (
        "bonus amount", "target bonus", "annual bonus", "yearly bonus", "jumlah bonus",
        "bonus tahunan"), Bonus, "amount"),
    "bonus_months": Meaning("number", (
        "bonus in months", "bonus in monthly wages", "months of bonus", "bonus bulan gaji", "bonus dalam bulan",
        "bonus dalam bulan gaji"), Bonus, "months_of_wage"),
    "bonus_payout": Meaning("percent", (
        "target payout", "expected payout", "bonus attainment", "pencapaian bonus",
        "realisasi bonus"), Bonus, "attainment_percent", N_("Expected bonus payout (percent of target)")),
    "bonus_from": _begins(N_("Months until the bonus begins"), "bonus", "target bonus", part=Bonus),
    "bonus_for_months": _lasts(N_("Months that the bonus lasts"), "bonus", "target bonus", part=Bonus),
    "sign_on": Meaning("amount", (
        "sign on bonus", "signing bonus", "signon", "bonus penandatanganan", "bonus tanda tangan",
        "bonus sign on"), OneTime, "instalments", N_("Sign-on bonus")),
    "clawback_months": Meaning("number", (
        "clawback", "clawback period", "sign on clawback", "repayment period", "repayment period months",
        "sign on repayment months", "masa pengembalian bonus",
    ), title=N_("Repayment period of the sign-on bonus (months)")),
    "commission": Meaning("amount", (
        "on target commission", "target commission", "commission target", "annual commission", "variable pay",
        "komisi"), Commission, "on_target_amount"),
    "sign_on_after": Meaning("number", (
        "sign on bonus after", "sign on paid after", "sign on bonus paid after months", "bonus sign on setelah",
        "bonus penandatanganan setelah bulan"), title=N_("Months until the sign-on bonus is paid")),
    "relocation_after": Meaning("number", (
        "relocation paid after", "relocation paid after months", "relokasi setelah",
        "relokasi setelah bulan"), title=N_("Months until the relocation pay is paid")),
    "relocation": Meaning("amount", (
        "relocation bonus", "relocation allowance", "relokasi",
        "tunjangan relokasi"), OneTime, "instalments", N_("Relocation")),
    "thr_months": Meaning("number", (
        "thr", "bulan thr", "thr bulan", "13th month",
        "thirteenth month"), ThirteenthMonth, "months", N_("THR (number of months' salary)")),
    "thr_from": _begins(N_("Months until the THR begins"), "thr", "13th month", part=ThirteenthMonth),
    "thr_for_months": _lasts(N_("Months that the THR lasts"), "thr", "13th month", part=ThirteenthMonth),
    "allowance": Meaning("amount", (
        "cash allowance", "tunjangan tidak tetap"), Allowance, "amount", N_("Allowance")),
    "allowance_from": Meaning("number", (
        "allowance begins after", "allowance begins after months", "allowance from month",
        "tunjangan mulai setelah"), Allowance, "from_month", N_("Months until the allowance begins")),
    "allowance_months": Meaning("number", (
        "allowance lasts", "allowance lasts months", "months of allowance", "lama tunjangan",
        "lama tunjangan bulan"), Allowance, "for_months", N_("Months that the allowance lasts")),
    "fixed_allowance": Meaning("amount", (
        "allowance counted as wage", "fixed allowances", "tunjangan tetap"), title=N_("Fixed allowance")),
    "fixed_allowance_from": _begins(
        N_("Months until the fixed allowance begins"), "fixed allowance", "tunjangan tetap"),
    "fixed_allowance_for_months": _lasts(
        N_("Months that the fixed allowance lasts"), "fixed allowance", "tunjangan tetap"),
    "employer_contribution": Meaning("percent", (
        "employer contribution percent", "percent employer contribution", "employer pension",
        "employer pension contribution", "employer pension percent", "superannuation", "iuran perusahaan",
        "iuran pemberi kerja", "iuran perusahaan persen"), EmployerContribution, "percent",
        N_("Employer contribution (percent of salary)")),
    "match_rate": Meaning("percent", (
        "employer match", "match", "401k match", "employer match percent", "match percent"),
        title=N_("Employer match rate (percent of contributions)")),
    "match_limit": Meaning("percent", (
        "employer match limit", "match up to percent of salary"),
        title=N_("Employer match limit (percent of salary)")),
    "benefits": Meaning("amount", (
        "benefits value", "value of benefits", "benefits value per year", "nilai tunjangan natura",
        "nilai fasilitas"), title=N_("Benefits in kind (value per year)")),
    "contribution_ceiling": Meaning("amount", (
        "ceiling of employer contribution", "employer contribution ceiling", "contribution cap", "batas upah iuran",
        "batas iuran perusahaan"), EmployerContribution, "ceiling", N_("Ceiling of the employer contribution")),
    "contribution_from": _begins(
        N_("Months until the employer contribution begins"), "employer contribution", "iuran perusahaan",
        part=EmployerContribution),
    "contribution_for_months": _lasts(
        N_("Months that the employer contribution lasts"), "employer contribution", "iuran perusahaan",
        part=EmployerContribution),
    "leaving_pay": Meaning("number", (
        "leaving pay months", "gratuity", "severance", "severance months", "pesangon", "uang pesangon",
        "uang kompensasi"), title=N_("Leaving pay (months of wage per year of service)")),
    "leaving_pay_years": Meaning("number", (
        "leaving pay up to year", "gratuity up to year", "gratuity years", "pesangon sampai tahun",
        "pesangon sampai tahun ke"), title=N_("Years of service at this leaving pay")),
    "leaving_pay_later": Meaning("number", (
        "later leaving pay", "later gratuity", "gratuity later", "pesangon selanjutnya",
        "pesangon tahun berikutnya"), title=N_("Leaving pay in later years (months of wage per year of service)")),
    "leaving_pay_after": Meaning("number", (
        "leaving pay after months", "gratuity after", "gratuity after months", "pesangon setelah",
        "pesangon setelah bulan"), title=N_("Leaving pay only after months of service")),
    "rsu_units": Meaning("number", (
        "rsu", "rsus", "number of rsus", "jumlah rsu", "unit rsu"), Rsu, "units", N_("RSUs")),
    "rsu_value": Meaning("amount", (
        "rsu grant value", "value of rsus", "nilai rsu"), Rsu, "value", N_("RSU grant value")),
    "rsu_price": Meaning("amount", ("rsu share price", "harga rsu"), Rsu, "price", N_("RSU share price")),
    "rsu_grant_price": Meaning("amount", (
        "grant price", "price at grant", "harga pemberian", "harga hibah",
        "harga pemberian rsu"), Rsu, "grant_price", N_("RSU grant price")),
    "rsu_payout": Meaning("percent", (
        "performance payout", "performance multiplier", "payout multiplier", "psu payout", "pengali kinerja",
        "pembayaran kinerja"), Rsu, "multiplier_percent", N_("Performance payout of the RSUs (percent of target)")),
    "option_units": Meaning("number", (
        "options", "stock options", "number of options", "option", "opsi", "opsi saham", "jumlah opsi",
        "unit opsi"), Option, "units", N_("Options")),
    "share_price": Meaning("amount", (
        "price", "share price today", "option share price", "harga saham"), Option, "price"),
    "strike": Meaning("amount", (
        "strike price", "exercise price", "option strike", "options strike", "harga strike", "harga eksekusi",
        "harga pelaksanaan"), Option, "strike"),
    "equity_currency": Meaning("currency", (
        "share currency", "stock currency", "mata uang saham"), title=N_("Share currency")),
    "vesting": Meaning("preset", (
        "vesting preset", "vesting schedule", "vesting terms", "jadwal vesting"), title=N_("Vesting")),
}  # fmt: skip
"""All meanings by the name used in `--map HEADER=NAME`."""
PERIODIC = ("salary", "allowance", "fixed_allowance", "contribution_ceiling")
"""The amounts that are per period, which their header may state."""
IN_MONTHS = (
    *(name for name in MEANINGS if name.endswith(("_from", "_for_months", "_after"))),
    "allowance_months", "notice_months", "probation_months", "clawback_months",
)  # fmt: skip
"""The columns of months."""
IN_DAYS = ("leave_days", "public_holidays", "days_per_year")
"""The columns of days."""
UNITS: dict[str, tuple[Unit, ...]] = {
    "hours_per_week": ("hour",),
    "thr_months": ("month", "salary"),
    "rsu_units": ("share",),
    "option_units": ("share",),
    "bonus_percent": ("salary",),
    "bonus_months": ("month", "salary"),
    "leaving_pay": ("month", "salary"),
    "leaving_pay_later": ("month", "salary"),
    "employer_contribution": ("salary",),
    **dict.fromkeys(IN_MONTHS, ("month",)),
    **dict.fromkeys(IN_DAYS, ("day",)),
}
"""The units that may stand beside the numbers of a column, or in its header."""


@cache
def part_columns(kind: type[Struct]) -> dict[str, str]:
    """Return the columns that fill the fields of a kind of part, by field."""
    return {meaning.field: name for name, meaning in MEANINGS.items() if meaning.part is kind}


def name_of(text: str) -> str:
    """Return the name of a meaning from its name or label, e.g. "Start date" for `start_date`; "" if unknown."""
    plain = plain_words(text).replace(" ", "_")
    return plain if plain in MEANINGS else own_words().get(plain_words(text), "")


def recognised(plain: str) -> str:
    """Return the name of the meaning of a normalized header, "" if unknown."""
    name = plain.replace(" ", "_")
    return name if name in MEANINGS else _headers().get(plain, "")


_FORMER = {
    "currency of the shares": "equity_currency",
    "dibayar": "salary_per",
    "harga per saham": "share_price",
    "hours a week": "hours_per_week",
    "monthly wages of thr": "thr_months",
    "paid per": "salary_per",
    "price of a share": "share_price",
    "price of a share for the rsus": "rsu_price",
    "sign on": "sign_on",
    "target bonus a year": "bonus",
    "target bonus dalam persen gaji": "bonus_percent",
    "target bonus in percent of salary": "bonus_percent",
    "target bonus per tahun": "bonus",
    "thr jumlah bulan gaji": "thr_months",
    "value of the rsus": "rsu_value",
}
"""Labels of earlier versions in English and Indonesian, which are still accepted."""


@cache
def own_words() -> dict[str, str]:
    """Return the names of all meanings by their labels in every language of the program."""
    readers = [localizer_for(language) for language in languages()]
    return _FORMER | {
        plain_words(localizer.tr(one.words)): name for name, one in MEANINGS.items() for localizer in readers
    }


@cache
def _headers() -> dict[str, str]:
    return HEADERS | own_words() | {header: name for name, one in MEANINGS.items() for header in one.headers}
