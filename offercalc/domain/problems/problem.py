"""Validation problems: a closed set of fault codes, and the place of each."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Fault(StrEnum):
    """The kind of problem; `Problem.value` and `Problem.allowed` hold the details."""

    UNREADABLE = "unreadable"
    TOO_BIG = "too_big"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    NOT_AN_OFFER = "not_an_offer"
    NEWER_VERSION = "newer_version"
    BAD_VERSION = "bad_version"
    WRONG_TYPE = "wrong_type"
    MISSING = "missing"
    UNKNOWN_FIELD = "unknown_field"
    REPEATED_KEY = "repeated_key"
    NOT_ALLOWED = "not_allowed"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    TOO_LONG_A_NUMBER = "too_long_a_number"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    TOO_PRECISE = "too_precise"
    TOO_LONG = "too_long"
    DISORDERED_RANGE = "disordered_range"
    UNKNOWN_CURRENCY = "unknown_currency"
    UNKNOWN_PLACE = "unknown_place"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    OWNERSHIP_ABOVE_100 = "ownership_above_100"
    VESTING_ABOVE_100 = "vesting_above_100"
    UNKNOWN_PRESET = "unknown_preset"
    BAD_INTERVAL = "bad_interval"
    BELONGS_TO = "belongs_to"
    ONE_OF = "one_of"
    ZERO_DIVISOR = "zero_divisor"
    EMPTY = "empty"
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_CONDITION = "unknown_condition"
    NOT_AN_EVENT = "not_an_event"
    CYCLE = "cycle"
    CLIFF_TOO_LONG = "cliff_too_long"
    CLIFF_BEYOND_PERIOD = "cliff_beyond_period"
    UNEVEN_STEPS = "uneven_steps"
    NOT_WHOLE = "not_whole"
    UNDEFINED_ALLOCATION = "undefined_allocation"
    NEEDS_ONE_OF = "needs_one_of"
    OTHER_CURRENCY = "other_currency"
    ZERO_RATE = "zero_rate"
    SAME_CURRENCY = "same_currency"
    TOO_MANY = "too_many"
    TOO_MANY_VALUES = "too_many_values"
    TOO_MANY_SALARIES = "too_many_salaries"
    TOO_MANY_STEPS = "too_many_steps"
    TOO_MANY_TEXTS = "too_many_texts"
    TOO_MANY_INSTALMENTS = "too_many_instalments"
    PROMISES_DIFFER = "promises_differ"
    NOT_ABOVE = "not_above"
    REPAID_MORE = "repaid_more"
    NO_SPREAD = "no_spread"
    NEEDS_PRICE = "needs_price"
    NOT_A_DAY_OF_YEAR = "not_a_day_of_year"
    NOT_IN_OFFER = "not_in_offer"
    MUST_BE_OPEN = "must_be_open"
    MUST_END = "must_end"


class Problem(Struct, frozen=True):
    """One problem at one place: its JSON path, the fault, the value found and what is allowed."""

    path: str
    fault: Fault
    value: str = ""
    allowed: str = ""
