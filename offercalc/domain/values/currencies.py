"""Currency codes and their decimal places, from ISO 4217."""

CURRENT = frozenset(
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
        "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
        "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
        "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
        "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD "
        "TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
    ).split()
)
RETIRED = frozenset("BGN CYP EEK HRK LTL LVL MTL ROL SIT SKK TRL".split())
"""Codes no longer in use that still occur in the rate history."""

SUCCESSORS = {
    "BGN": ("EUR", "1.95583"),
    "CYP": ("EUR", "0.585274"),
    "EEK": ("EUR", "15.6466"),
    "HRK": ("EUR", "7.53450"),
    "LTL": ("EUR", "3.45280"),
    "LVL": ("EUR", "0.702804"),
    "MTL": ("EUR", "0.429300"),
    "ROL": ("RON", "10000"),
    "SIT": ("EUR", "239.640"),
    "SKK": ("EUR", "30.1260"),
    "TRL": ("TRY", "1000000"),
}
"""The successor of each retired currency, and how many units of the retired currency one unit of it replaced.

Sources: the irrevocable conversion rates of the euro, https://www.ecb.europa.eu/euro/intro/html/index.en.html; Law No.
348/2004 of Romania; Law No. 5083 of Turkey.
"""

SUBUNITS = {"GBp": "GBP", "GBX": "GBP", "ILA": "ILS", "ZAc": "ZAR", "ZAC": "ZAR"}
"""Stock exchange codes for hundredths of a currency, such as pence: they look like ISO 4217 codes but are not."""

_WITHOUT_MINOR_UNIT = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
_IN_THOUSANDTHS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())


def is_currency(code: str) -> bool:
    """Whether `code` is a currency in use today."""
    return code in CURRENT


def was_currency(code: str) -> bool:
    """Whether `code` is a current or retired currency for which rates may exist."""
    return code in CURRENT or code in RETIRED


def read_code(text: str) -> str | None:
    """Return the currency code that a text spells in upper case or lower case, or None.

    Mixed case is not corrected: "GBp" is pence, a hundredth of GBP.
    """
    code = text.strip()
    is_one_case = code.isascii() and code in {code.upper(), code.lower()}
    return code.upper() if is_one_case and was_currency(code.upper()) else None


def minor_unit(code: str) -> int:
    """Return the decimal places of a currency: 2 for USD and IDR, 0 for JPY, 3 for KWD. Source: ISO 4217 list one."""
    if code in _WITHOUT_MINOR_UNIT:
        return 0
    return 3 if code in _IN_THOUSANDTHS else 2
