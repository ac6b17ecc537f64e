import pytest

from offercalc.application.batch.sheet_batch import RESULTS
from offercalc.application.translations.catalogue import languages
from offercalc.application.translations.readers import localizer_for
from offercalc.interchange.offer_tables.column_headers import header_of
from offercalc.interchange.offer_tables.column_meanings import MEANINGS, name_of, own_words, recognised
from offercalc.interchange.offer_tables.pay_periods import plain_words


@pytest.mark.parametrize("language", languages())
def test_what_the_program_calls_a_column_is_its_header_in_every_language(language: str) -> None:
    tr = localizer_for(language).tr
    for name, words in ((name, tr(meaning.words)) for name, meaning in MEANINGS.items()):
        for written in (words, words.upper(), f" {words} ", words.replace(" ", "_")):
            header = header_of(written)
            assert (header.name, header.beside, header.period, header.strange) == (name, (), None, ""), written
            assert name_of(written) == name


def test_the_name_of_a_meaning_is_its_header() -> None:
    assert {name: (header_of(name).name, name_of(name)) for name in MEANINGS} == {
        name: (name, name) for name in MEANINGS
    }


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("word", "name"), [("Company", "company"), ("Role", "role"), ("Candidate", "candidate")])
def test_the_columns_of_the_results_are_headers(language: str, word: str, name: str) -> None:
    assert RESULTS == "results.csv"
    assert header_of(localizer_for(language).tr(word)).name == name


def test_no_header_means_two_things() -> None:
    headers = [(header, name) for name, meaning in MEANINGS.items() for header in meaning.headers]
    assert len(headers) == len({header for header, _name in headers})
    for header, name in headers:
        assert own_words().get(header, name) == name
        assert recognised(header) == name
        assert plain_words(header) == header


@pytest.mark.parametrize(
    ("text", "name"), [("Start date", "start_date"), ("bonus_percent", "bonus_percent"), ("", ""), ("x", "")]
)
def test_meanings_are_found_however_they_are_written(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Hours a week", "hours_per_week"),
        ("Sign-on", "sign_on"),
        ("Paid per", "salary_per"),
        ("Dibayar", "salary_per"),
        ("Target bonus dalam persen gaji", "bonus_percent"),
        ("Target bonus per tahun", "bonus"),
        ("THR (jumlah bulan gaji)", "thr_months"),
        ("Harga per saham", "share_price"),
        ("Target bonus a year", "bonus"),
        ("Target bonus in percent of salary", "bonus_percent"),
        ("Monthly wages of THR", "thr_months"),
        ("Value of the RSUs", "rsu_value"),
        ("Price of a share for the RSUs", "rsu_price"),
        ("Price of a share", "share_price"),
        ("Currency of the shares", "equity_currency"),
    ],
)
def test_labels_of_earlier_versions_are_still_accepted(label: str, name: str) -> None:
    header = header_of(label)
    assert (header.name, header.beside, header.period) == (name, (), None)
    assert name_of(label) == name
