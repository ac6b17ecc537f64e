"""Excel workbooks assembled part by part, including ones no library would write."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def raw_workbook(
    sheet: str,
    *,
    sheets: tuple[tuple[str, str], ...] = (("Offers", "visible"),),
    formats: tuple[str | int, ...] = (),
    is_strict: bool = False,
    before: str = "",
) -> bytes:
    """Return a workbook whose sheets all contain the elements `sheet`, with the given number formats in its styles.

    A format is a code or the number of a built-in one. `before` precedes the sheet; `date1904` in it sets that option.
    """
    main, rels = (_STRICT_MAIN, _STRICT_RELS) if is_strict else (_MAIN, _RELS)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="s{number}"/>'
        for number, (name, state) in enumerate(sheets, start=1)
    )
    epoch = '<workbookPr date1904="1"/>' if "date1904" in before else ""
    targets = "".join(
        f'<Relationship Id="s{number}" Type="{rels}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    styles = f'<Relationship Id="st" Type="{rels}/styles" Target="/xl/styles.xml"/>'
    office = f'<Relationship Id="a" Type="{rels}/officeDocument" Target="xl/workbook.xml"/>'
    start = before.replace("date1904", "")
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{office}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rels}">{epoch}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{targets}{styles}</Relationships>',
        "xl/styles.xml": _styles(main, formats),
    } | {
        f"xl/worksheets/sheet{number}.xml": f'{start}<worksheet xmlns="{main}">{sheet}</worksheet>'
        for number in range(1, len(sheets) + 1)
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def texts(*rows: str) -> str:
    """Return the elements of a sheet of text cells, from rows with cells separated by semicolons."""
    cells = ("".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row.split(";")) for row in rows)
    return f"<sheetData>{''.join(f'<row>{row}</row>' for row in cells)}</sheetData>"


def _styles(main: str, formats: tuple[str | int, ...]) -> str:
    numbers = [code if isinstance(code, int) else 164 + place for place, code in enumerate(formats)]
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}"/>'
        for number, code in zip(numbers, formats, strict=True)
        if isinstance(code, str)
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *numbers))
    return f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'
