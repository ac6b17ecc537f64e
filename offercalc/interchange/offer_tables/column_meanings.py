"""The possible meanings of columns in a table of offers, and their headers in English and Indonesian."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from offercalc.application.translations.catalogue import languages
from offercalc.application.translations.readers import localizer_for
from offercalc.interchange.offer_tables.pay_periods import plain_words
from offercalc.presentation.formats.localizer import N_

Kind = Literal["text", "lines", "currency", "day", "amount", "percent", "number", "period", "preset"]


class Meaning(Struct, frozen=True):
    """A meaning of a column: its kind, its label, and the headers that state it."""

    kind: Kind
    words: str
    headers: tuple[str, ...]


MEANINGS = {
    "company": Meaning("text", N_("Company"), ("employer", "perusahaan", "nama perusahaan", "company name")),
    "role": Meaning("text", N_("Role"), ("job title", "title", "position", "jabatan", "posisi", "peran")),
    "candidate": Meaning("text", N_("Candidate"), ("candidate name", "name", "full name", "kandidat", "nama",
                                                   "nama kandidat", "nama lengkap", "calon karyawan")),
    "reports_to": Meaning("text", N_("Reports to"), ("manager", "supervisor", "atasan", "melapor kepada")),
    "level": Meaning("text", N_("Level"), ("grade", "tingkat", "golongan", "jenjang")),
    "location": Meaning("text", N_("Location"), ("place", "office", "city", "lokasi", "kota", "tempat kerja",
                                                 "penempatan")),
    "currency": Meaning("currency", N_("Currency"), ("mata uang",)),
    "start_date": Meaning("day", N_("Start date"), ("start", "start on", "starts on", "joining date", "join date",
                                                    "tanggal mulai", "tanggal mulai kerja", "mulai",
                                                    "tanggal bergabung", "tgl mulai")),
    "expiry_date": Meaning("day", N_("Expires on"), ("expiry", "expires", "valid until", "deadline",
                                                     "berlaku sampai", "berlaku hingga", "kedaluwarsa",
                                                     "batas waktu")),
    "hours_per_week": Meaning("number", N_("Hours per week"), ("hours", "weekly hours", "jam per minggu", "jam kerja",
                                                               "jam seminggu")),
    "responsibilities": Meaning("lines", N_("Responsibilities"), ("duties", "tanggung jawab", "tugas",
                                                                  "tugas dan tanggung jawab")),
    "requirements": Meaning("lines", N_("Requirements"), ("qualifications", "persyaratan", "kualifikasi", "syarat")),
    "notes": Meaning("text", N_("Notes"), ("note", "remarks", "comments", "catatan", "keterangan")),
    "salary": Meaning("amount", N_("Base salary"), ("base salary", "base", "base pay", "pay", "wage", "gaji",
                                                    "gaji pokok", "upah")),
    "salary_per": Meaning("period", N_("Paid per"), ("per", "pay period", "salary period", "period",
                                                     "periode", "periode gaji", "gaji per")),
    "bonus_percent": Meaning("percent", N_("Target bonus (percent of salary)"), (
        "target bonus percent", "percent bonus", "bonus persen", "persen bonus", "bonus target persen",
    )),
    "bonus": Meaning("amount", N_("Target bonus per year"), ("bonus amount", "target bonus", "annual bonus",
                                                             "yearly bonus",
                                                             "jumlah bonus", "bonus tahunan")),
    "sign_on": Meaning("amount", N_("Sign-on bonus"), ("sign on bonus", "signing bonus", "signon",
                                                       "bonus penandatanganan", "bonus tanda tangan", "bonus sign on")),
    "relocation": Meaning("amount", N_("Relocation"), ("relocation bonus", "relocation allowance", "relokasi",
                                                       "tunjangan relokasi")),
    "thr_months": Meaning("number", N_("THR (number of months' salary)"), ("thr", "bulan thr", "thr bulan",
                                                                           "13th month", "thirteenth month")),
    "rsu_units": Meaning("number", N_("RSUs"), ("rsu", "rsus", "number of rsus", "jumlah rsu", "unit rsu")),
    "rsu_value": Meaning("amount", N_("RSU grant value"), ("rsu grant value", "value of rsus", "nilai rsu")),
    "rsu_price": Meaning("amount", N_("RSU share price"), ("rsu share price", "harga rsu")),
    "option_units": Meaning("number", N_("Options"), ("options", "stock options", "number of options", "option",
                                                      "opsi", "opsi saham", "jumlah opsi", "unit opsi")),
    "strike": Meaning("amount", N_("Strike price"), ("strike price", "exercise price", "option strike",
                                                     "options strike", "harga strike", "harga eksekusi",
                                                     "harga pelaksanaan")),
    "share_price": Meaning("amount", N_("Share price"), ("price", "share price today", "option share price",
                                                         "harga saham")),
    "equity_currency": Meaning("currency", N_("Share currency"), ("share currency", "stock currency",
                                                                  "mata uang saham")),
    "vesting": Meaning("preset", N_("Vesting"), ("vesting preset", "vesting schedule", "vesting terms",
                                                 "jadwal vesting")),
}  # fmt: skip
"""All meanings by the name used in `--map HEADER=NAME`."""


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
    "hours a week": "hours_per_week",
    "monthly wages of thr": "thr_months",
    "price of a share": "share_price",
    "price of a share for the rsus": "rsu_price",
    "sign on": "sign_on",
    "target bonus a year": "bonus",
    "target bonus in percent of salary": "bonus_percent",
    "value of the rsus": "rsu_value",
}
"""Labels of earlier versions, which are still accepted."""


@cache
def own_words() -> dict[str, str]:
    """Return the names of all meanings by their labels in every language of the program."""
    readers = [localizer_for(language) for language in languages()]
    return _FORMER | {
        plain_words(localizer.tr(one.words)): name for name, one in MEANINGS.items() for localizer in readers
    }


@cache
def _headers() -> dict[str, str]:
    return own_words() | {header: name for name, one in MEANINGS.items() for header in one.headers}
