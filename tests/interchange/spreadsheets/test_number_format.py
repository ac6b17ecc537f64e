import pytest

from offercalc.interchange.spreadsheets.number_format import Shown, shown_by


@pytest.mark.parametrize("number", [14, 22, 27, 31, 36, 50, 57, 58, 71, 81])
def test_days_of_every_edition_are_days(number: int) -> None:
    assert shown_by(number, "").is_day


@pytest.mark.parametrize("number", [18, 21, 32, 46, 47])
def test_times_are_no_days(number: int) -> None:
    assert (shown_by(number, "").is_day, shown_by(number, "").is_time) == (False, True)


@pytest.mark.parametrize(
    "code",
    ["yyyy-mm-dd", "d/m/yyyy", 'yyyy"年"m"月"d"日"', "yyyy年m月d日", "[$-411]ggge年m月d日", "[$-421]dd mmmm yyyy;@",
     "mmm-yy", "dd/mm/yyyy hh:mm", "[$-F800]dddd, mmmm dd, yyyy", "d mmm bbbb", "m/d/yy h:mm AM/PM"],
)  # fmt: skip
def test_what_is_written_with_letters_of_days_is_a_day(code: str) -> None:
    assert shown_by(164, code) == Shown(is_day=True)


@pytest.mark.parametrize("code", ["[h]:mm", "h:mm", "mm:ss.0", "[mm]:ss", "h:mm AM/PM"])
def test_a_duration_is_a_time(code: str) -> None:
    assert shown_by(164, code) == Shown(is_time=True)


@pytest.mark.parametrize("code", ["0%", "0.00%", "0.0 %", "#,##0%;-#,##0%", "[Red]0%"])
def test_a_percentage_is_shown_times_100(code: str) -> None:
    assert shown_by(164, code) == Shown(is_percent=True)


@pytest.mark.parametrize(
    ("code", "signs"),
    [
        ("General", ()),
        ("#,##0.00", ()),
        ("0.00E+00", ()),
        ("# ?/?", ()),
        ("@", ()),
        ("#,##0_);(#,##0)", ()),
        ('"$"#,##0', ("$",)),
        ("$#,##0.00", ("$",)),
        ("[$€-407] #,##0.00", ("€",)),
        ("[$Rp-421]#,##0", ("Rp",)),
        ("#,##0.00 [$USD]", ("USD",)),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', ("$",)),
        ('#,##0 "USD"', ("USD",)),
        ("#,##0 USD", ("USD",)),
        ('0.00"%"', ("%",)),
        ("0.00\\%", ("%",)),
        ("0‰", ("‰",)),
        ('#,##0"p"', ("p",)),
        ('#,##0 "GBp"', ("GBp",)),
        ('0"k"', ("k",)),
        ('#,##0,"k"', ()),
        ('0.0,,"M"', ()),
        ('#,##0,,"k"', ("k",)),
        ('0" months"', ("months",)),
        ('#,##0"/month"', ("month",)),
        ("[$$-409]#,##0", ("USD",)),
        ("[$$-C09]#,##0", ("AUD",)),
        ("[$$-1009]#,##0", ("CAD",)),
        ("[$$-en-SG]#,##0", ("SGD",)),
        ("[$¥-804]#,##0", ("CNY",)),
        ("[$kr-41D]#,##0", ("SEK",)),
        ("[$$-ffff]#,##0", ("$",)),
        ('[>=1000]#,##0" USD";0" EUR"', ("USD", "EUR")),
    ],
)
def test_what_stands_beside_a_number_is_kept(code: str, signs: tuple[str, ...]) -> None:
    assert shown_by(164, code) == Shown(signs=signs)


def test_money_that_is_not_written_out_is_of_a_dollar() -> None:
    assert shown_by(44, "") == Shown(signs=("$",))
    assert shown_by(44, '_("Rp"* #,##0_)') == Shown(signs=("Rp",))
