"""What stands in the columns of a table of offers: headers recognised in English and Indonesian, or named by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, get_args

from msgspec import Struct

from offercalc.application.offer_table import Column, Mapping, TableAsk
from offercalc.domain.currencies import is_currency
from offercalc.domain.pay import Period
from offercalc.interchange.spreadsheet import Row, letter_of
from offercalc.presentation.reader import N_, Reader

Kind = Literal["text", "lines", "currency", "day", "amount", "percent", "number", "period", "preset"]


class Meaning(Struct, frozen=True):
    """Something that a column can hold: its kind, what it is called, and the headers that mean it."""

    kind: Kind
    words: str
    headers: tuple[str, ...]


class Placed(Struct, frozen=True):
    """A column whose meaning is known: where it stands, and the currency or the period that its header names."""

    index: int
    header: str
    name: str
    currency: str = ""

    @property
    def letter(self) -> str:
        """Give the letter that spreadsheets show above the column."""
        return letter_of(self.index)


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
    "hours_per_week": Meaning("number", N_("Hours a week"), ("hours", "weekly hours", "jam per minggu", "jam kerja",
                                                             "jam seminggu")),
    "responsibilities": Meaning("lines", N_("Responsibilities"), ("duties", "tanggung jawab", "tugas",
                                                                  "tugas dan tanggung jawab")),
    "requirements": Meaning("lines", N_("Requirements"), ("qualifications", "persyaratan", "kualifikasi", "syarat")),
    "notes": Meaning("text", N_("Notes"), ("note", "remarks", "comments", "catatan", "keterangan")),
    "salary": Meaning("amount", N_("Base salary"), ("base salary", "base", "base pay", "pay", "wage", "gaji",
                                                    "gaji pokok", "upah")),
    "salary_per": Meaning("period", N_("Paid per"), ("per", "pay period", "salary period", "period",
                                                     "periode", "periode gaji", "gaji per")),
    "bonus_percent": Meaning("percent", N_("Target bonus in percent of salary"), (
        "target bonus percent", "percent bonus", "bonus persen", "persen bonus", "bonus target persen",
    )),
    "bonus": Meaning("amount", N_("Target bonus a year"), ("bonus amount", "target bonus", "annual bonus",
                                                            "yearly bonus",
                                                     "jumlah bonus", "bonus tahunan")),
    "sign_on": Meaning("amount", N_("Sign-on"), ("sign on bonus", "signing bonus", "signon",
                                                 "bonus penandatanganan", "bonus tanda tangan", "bonus sign on")),
    "relocation": Meaning("amount", N_("Relocation"), ("relocation bonus", "relocation allowance", "relokasi",
                                                       "tunjangan relokasi")),
    "thr_months": Meaning("number", N_("Monthly wages of THR"), ("thr", "bulan thr", "thr bulan",
                                                                 "13th month", "thirteenth month")),
    "rsu_units": Meaning("number", N_("RSUs"), ("rsu", "rsus", "number of rsus", "jumlah rsu", "unit rsu")),
    "rsu_value": Meaning("amount", N_("Value of the RSUs"), ("rsu grant value", "value of rsus", "nilai rsu")),
    "rsu_price": Meaning("amount", N_("Price of a share for the RSUs"), ("rsu share price", "harga rsu")),
    "option_units": Meaning("number", N_("Options"), ("options", "stock options", "number of options", "option",
                                                      "opsi", "opsi saham", "jumlah opsi", "unit opsi")),
    "strike": Meaning("amount", N_("Strike price"), ("strike price", "exercise price", "option strike",
                                                     "options strike", "harga strike", "harga eksekusi",
                                                     "harga pelaksanaan")),
    "share_price": Meaning("amount", N_("Price of a share"), ("price", "share price today", "option share price",
                                                              "harga saham")),
    "equity_currency": Meaning("currency", N_("Currency of the shares"), ("share currency", "stock currency",
                                                                          "mata uang saham")),
    "vesting": Meaning("preset", N_("Vesting"), ("vesting preset", "vesting schedule", "vesting terms",
                                                 "jadwal vesting")),
}  # fmt: skip
"""Everything a column can hold, by the name that is written after `--map HEADER=`."""

_PERIODS: dict[str, Period] = {
    **{period: period for period in get_args(Period)},
    "yearly": "year", "annual": "year", "annually": "year", "years": "year", "pa": "year", "tahun": "year",
    "tahunan": "year", "setahun": "year", "monthly": "month", "months": "month", "bulan": "month", "bulanan": "month",
    "sebulan": "month", "semimonthly": "semimonth", "twice a month": "semimonth", "biweekly": "two_weeks",
    "two weeks": "two_weeks", "fortnight": "two_weeks", "dua minggu": "two_weeks", "weekly": "week", "minggu": "week",
    "mingguan": "week", "seminggu": "week", "daily": "day", "hari": "day", "harian": "day", "sehari": "day",
    "hourly": "hour", "jam": "hour", "hours": "hour",
}  # fmt: skip
_NOUNS = {*get_args(Period), "years", "months", "hours", "tahun", "bulan", "minggu", "hari", "jam", "two weeks"}
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SIGNS = re.compile(r"[\W_]+")
_SYMBOLS = {"rp": "IDR", "us$": "USD", "s$": "SGD", "€": "EUR", "£": "GBP"}
_NEEDED = ("company", "role", "currency", "start_date")


class Columns(Struct, frozen=True):
    """The columns of a table: those that are understood, by name, and how all of it is shown."""

    placed: dict[str, Placed]
    filled: dict[str, str]
    shown: Mapping

    @property
    def is_usable(self) -> bool:
        """Tell whether rows can be read."""
        return not self.shown.problems


def period_of(text: str) -> Period | None:
    """Read how often pay is paid, e.g. "per month", "/bulan" or "year"; None for what is no period."""
    plain = _plain(text)
    return _PERIODS.get(plain) or _PERIODS.get(plain.removeprefix("per ").removeprefix("a "))


def columns_of(header: Row, ask: TableAsk, reader: Reader) -> Columns:
    """Say what stands in every column, by what a person said of it or else by its header."""
    own = {_plain(name): name_of(meaning) for name, meaning in ask.columns}
    placed: dict[str, Placed] = {}
    problems = list(_ask_problems(header, ask, reader))
    filled = {name_of(name): value for name, value in ask.filled}
    shown = []
    for index, cell in enumerate(header.cells):
        name, currency, period = _understood(cell.text, own)
        before = placed.get(name)
        if before is not None:
            problems.append(_twice(before, letter_of(index), cell.text, reader))
        elif name in MEANINGS:
            placed[name] = Placed(index, cell.text, name, currency)
            if name == "salary" and period:
                filled.setdefault("salary_per", period)
        words = reader.say(MEANINGS[name].words) if name in MEANINGS else ""
        shown.append(Column(letter_of(index), cell.text, f"{words} ({currency})" if words and currency else words))
    problems += _missing(placed, filled, reader)
    pairs = tuple((reader.say(MEANINGS[name].words), text) for name, text in filled.items() if name in MEANINGS)
    return Columns(placed, filled, Mapping(tuple(shown), pairs, problems=tuple(problems)))


def name_of(text: str) -> str:
    """Find the name of a meaning however it is written, e.g. "Start date" for `start_date`; "" for none."""
    plain = _plain(text).replace(" ", "_")
    return plain if plain in MEANINGS else ""


def _understood(header: str, own: dict[str, str]) -> tuple[str, str, str]:
    """Give the name of what stands below a header, the currency it is in, and the period it is paid per."""
    said = own.get(_plain(header))
    words = header
    currency = ""
    for inside in _BRACKETS.findall(header):
        code = _currency(inside)
        if code:
            currency, words = code, words.replace(inside, "")
    plain = _plain(words)
    name = said if said is not None else _recognised(plain)
    if name:
        return name, currency if MEANINGS[name].kind == "amount" else "", ""
    period = _period_within(plain) if said is None else None
    return ("salary", currency, period) if period else ("", "", "")


def _period_within(plain: str) -> Period | None:
    """Find the period in a header of a salary, e.g. "monthly salary" or "salary per month"; a pay day is no salary."""
    for word, period in _PERIODS.items():
        per = "per " if word in _NOUNS else "(per )?"
        rest = re.sub(rf"\b{per}{re.escape(word)}\b", "", plain)
        if rest != plain and _recognised(_plain(rest)) == "salary":
            return period
    return None


def _recognised(plain: str) -> str:
    if plain.replace(" ", "_") in MEANINGS:
        return plain.replace(" ", "_")
    return next((name for name, meaning in MEANINGS.items() if plain in meaning.headers), "")


def _currency(text: str) -> str:
    code = text.strip().upper()
    return code if is_currency(code) else _SYMBOLS.get(text.strip().lower().rstrip("."), "")


def _plain(text: str) -> str:
    """Write a header in small letters and single spaces, its signs of percent and per in words."""
    return _SIGNS.sub(" ", text.casefold().replace("%", " percent ").replace("/", " per ")).strip()


def _ask_problems(header: Row, ask: TableAsk, reader: Reader) -> Iterator[str]:
    """Refuse what a person says about columns that are not there, or of meanings that there are not."""
    names = ", ".join(MEANINGS)
    there = {_plain(cell.text) for cell in header.cells}
    for column, meaning in ask.columns:
        if _plain(column) not in there:
            yield reader.say('There is no column "{column}" in row {row}.', column=column, row=header.number)
        if meaning.strip() and not name_of(meaning):
            yield reader.say('"{name}" is nothing a column can hold; choose one of {names}.', name=meaning, names=names)
    for name, _value in ask.filled:
        if not name_of(name):
            yield reader.say('"{name}" is nothing a column can hold; choose one of {names}.', name=name, names=names)


def _twice(before: Placed, letter: str, header: str, reader: Reader) -> str:
    return reader.say(
        "The columns {first} ({header}) and {second} ({other}) hold the same; say with --map what one of them is, or "
        "nothing.",
        first=before.letter, header=before.header, second=letter, other=header,
    )  # fmt: skip


def _missing(placed: dict[str, Placed], filled: dict[str, str], reader: Reader) -> Iterator[str]:
    """Ask for what every offer has; a salary also says what it is paid per, because nobody can guess that."""
    needed = (*_NEEDED, "salary_per") if "salary" in placed else _NEEDED
    for name in needed:
        if name not in placed and name not in filled:
            yield reader.say(
                'No column says "{words}"; name it with --map "HEADER={name}", or give one for all with '
                '--fill "{name}=…".',
                words=reader.say(MEANINGS[name].words), name=name,
            )  # fmt: skip
