"""The figures of the help pages, computed from the sample offers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison, compare
from offercalc.analysis.headlines import headlines
from offercalc.analysis.leaving_schedule import LeavingPoint, leaving_schedule
from offercalc.analysis.yearly import By
from offercalc.application.offers.live_sources import LiveSources
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.equity import Option, ProfitUnit
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import Span, total
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_public
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import grid
from offercalc.presentation.pages.comparison_page import headline_text
from offercalc.presentation.text.question_text import question_text
from offercalc.presentation.text.rate_text import rate_line

OPENAI, NUSANTARA, GLOBEX = range(3)
_YEARS = 4
_UNITS, _STRIKE, _PRICE, _LOW_PRICE = Decimal(4800), Decimal(25), Decimal(40), Decimal(20)
"""OpenAI's answers as the help assumes them; the sample leaves all of them open."""

Facts = dict[str, str]


def help_facts(samples: tuple[Offer, ...], sources: LiveSources, localizer: Localizer) -> Facts:
    """Return every figure of the help pages by name in the reader's formats; amounts show even in private mode."""
    return _Work(samples, sources, in_public(localizer)).facts()


class _Work:
    """Computes the samples once, in dollars and over four years of employment."""

    def __init__(self, samples: tuple[Offer, ...], sources: LiveSources, localizer: Localizer) -> None:
        self._offers = samples
        self._sources = sources
        self._localizer = localizer
        self._figures = localizer.figures
        rates, today = sources.rates, sources.today
        rate, newest = rates.rate("USD", "IDR", today), rates.leading(today).last_day
        self._day = today if isinstance(rate, Rate) else newest  # a clock before the first rate is wrong

    def facts(self) -> Facts:
        """Return all figures."""
        samples = self._compared(self._offers, "USD")
        openai, nusantara, globex = samples.offers
        return {
            **self._compared_facts(samples),
            **self._open_facts(openai),
            **self._clawback_facts(samples, globex),
            **self._vesting_facts(globex),
            **self._option_facts(),
            **self._exchange_facts(nusantara),
        }

    def _compared_facts(self, samples: Comparison) -> Facts:
        globex = samples.offers[GLOBEX]
        worded = [headline_text(one, samples, self._localizer) for one in headlines(samples)]
        return {
            "headline": worded[0],
            "openai_total": self._total(samples, OPENAI),
            "nusantara_total": self._total(samples, NUSANTARA),
            "globex_total": self._total(samples, GLOBEX),
            "globex_year_1": self._usd(globex.years[0]),
            "globex_year_4": self._usd(globex.years[3]),
            "globex_guaranteed": self._usd(globex.part(certainty=Certainty.GUARANTEED)),
            "globex_expected": self._usd(globex.part(certainty=Certainty.EXPECTED)),
            "globex_contingent": self._usd(globex.part(certainty=Certainty.CONTINGENT)),
        }

    def _open_facts(self, openai: Appraisal) -> Facts:
        asked = [question_text(question, openai.offer, self._localizer) for question in openai.questions]
        return {
            "openai_year": self._usd(openai.years[0]),
            "openai_questions": "\n".join(f"- {question}" for question in asked),
        }

    def _clawback_facts(self, samples: Comparison, globex: Appraisal) -> Facts:
        left = leaving_schedule(globex, samples.assumptions)
        lines = globex.trace(category=Category.ONE_TIME)
        return {
            "sign_on": self._usd(lines[0].amount),
            "sign_on_later": self._usd(lines[1].amount),
            "owed_6": self._usd(left[6].owed_back),
            "owed_12": self._usd(left[12].owed_back),
            "owed_18": self._usd(left[18].owed_back),
            "kept_6": self._usd(left[6].kept),
        }

    def _vesting_facts(self, globex: Appraisal) -> Facts:
        traced = (globex.trace(category=Category.EQUITY, year=year) for year in range(1, _YEARS + 1))
        by_year = [total(tuple(line.amount for line in lines)) for lines in traced]
        units = total(tuple(line.units for line in globex.trace(category=Category.EQUITY) if line.units is not None))
        grant = globex.offer.equity[0]
        facts = {f"vested_{year}": self._usd(span) for year, span in enumerate(by_year, 1)}
        facts |= {f"part_{year}": self._part(span, by_year) for year, span in enumerate(by_year, 1)}
        price = grant.price
        return facts | {
            "globex_grant": self._usd(total(tuple(by_year))),
            "globex_units": self._number(units.likely),
            "globex_price": self._figures.money(price, "USD") if isinstance(price, Decimal) else "",
        }

    def _option_facts(self) -> Facts:
        """Return figures for OpenAI's offer with options, with options after a fall in price, and with profit units."""
        grant = self._offers[OPENAI].equity[0]
        vesting = grant.vesting if isinstance(grant, Option) else None
        options = Option(units=_UNITS, price=_PRICE, strike=_STRIKE, vesting=vesting)
        units = ProfitUnit(units=_UNITS, price=_PRICE, participation_threshold=_STRIKE, vesting=vesting)
        supposed = tuple(
            replace(self._offers[OPENAI], equity=(stake,))
            for stake in (options, replace(options, price=_LOW_PRICE), units)
        )
        compared = self._compared(supposed, "USD")
        gain, fallen, profit = (one.part(category=Category.EQUITY) for one in compared.offers)
        lines = compared.offers[0].trace(category=Category.EQUITY)
        left = leaving_schedule(compared.offers[0], compared.assumptions)
        money = self._figures.money
        return {
            "units": self._figures.number(_UNITS),
            "strike": money(_STRIKE, "USD"),
            "price": money(_PRICE, "USD"),
            "low_price": money(_LOW_PRICE, "USD"),
            "gain": self._usd(gain),
            "gain_each": self._usd(_each(gain, _UNITS)),
            "fallen": self._usd(fallen),
            "profit": self._usd(profit),
            "to_exercise": self._usd(left[_YEARS * 12].to_exercise),
            "cliff_day": self._figures.day(lines[0].earned_on),
            "cliff_units": self._units_of(lines[0].units),
            "month_units": self._units_of(lines[1].units),
            **self._left_facts(left),
        }

    def _left_facts(self, left: tuple[LeavingPoint, ...]) -> Facts:
        """Return what is forfeited on leaving one month before the cliff and on the cliff date."""
        return {"forfeited_11": self._usd(left[11].forfeited), "forfeited_12": self._usd(left[12].forfeited)}

    def _exchange_facts(self, nusantara: Appraisal) -> Facts:
        own = self._compared((nusantara.offer,), "IDR").offers[0]
        table = self._sources.rates.leading(self._sources.today)
        day = _sunday_before(table.last_day)
        rate = self._sources.rates.published.rate("USD", "IDR", day)
        on_sunday = rate_line(rate, self._localizer) if isinstance(rate, Rate) else ""
        used = self._figures.day(rate.used) if isinstance(rate, Rate) else ""
        return {
            "nusantara_own": self._money(own.years[1], "IDR"),
            "nusantara_shown": self._usd(nusantara.years[1]),
            "sunday": self._figures.day(day),
            "sunday_rate": on_sunday,
            "sunday_used": used,
            "latest_rate": rate_line(nusantara.rates[0], self._localizer),
            "source": table.source,
        }

    def _compared(self, offers: tuple[Offer, ...], currency: str) -> Comparison:
        assumptions = Assumptions(exchange_day=self._day, currency=currency, years=_YEARS)
        return compare(offers, assumptions, By.EMPLOYMENT, self._sources.rates, self._sources.presets)

    def _total(self, compared: Comparison, place: int) -> str:
        """Return a total as the tables show it: the sum of the rounded cells."""
        rounded = grid(compared.offers[place], compared.assumptions, DISPLAY_DIGITS)
        return self._figures.money(rounded.total.likely, compared.assumptions.currency)

    def _usd(self, span: Span) -> str:
        return self._money(span, "USD")

    def _money(self, span: Span, currency: str) -> str:
        return self._figures.money(round_half_up(span.likely, 0), currency)

    def _part(self, span: Span, whole: list[Span]) -> str:
        part = Fraction(100) * span.likely / total(tuple(whole)).likely
        return self._figures.percent(round_half_up(part, 0))

    def _units_of(self, units: Span | None) -> str:
        return "" if units is None else self._number(units.likely)

    def _number(self, value: Fraction) -> str:
        return self._figures.number(round_half_up(value, 0))


def _each(span: Span, units: Decimal) -> Span:
    value = Fraction(span.likely) / Fraction(units)
    return replace(span, low=value, likely=value, high=value)


def _sunday_before(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - day.isoweekday()))
