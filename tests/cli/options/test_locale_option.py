import click
import pytest

from offercalc.cli.options.locale_option import localizer_of
from tests.tools import call


def test_without_the_option_the_locale_is_that_of_the_system() -> None:
    for provide, locale in ({"locale": "id_ID"}.__getitem__, "id_ID"), (None, "en_US"):
        context = click.Context(click.Command("verb"), obj=provide)
        assert str(localizer_of(context).figures.locale) == locale


def test_the_locale_decides_numbers_wherever_it_is_stated(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("--locale", "id_ID", "1,5jt"), ("1,5jt", "--locale", "id_ID")):
        assert call(capsys, "convert", *arguments, "IDR", "USD").out.startswith("IDR 1.500.000,00 = ")
