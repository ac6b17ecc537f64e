"""Tool tips that are text: Qt takes what looks like markup for markup, and offers may hold anything."""


def plain_tip(text: str) -> str:
    """Make a tool tip show a text as it is."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # noqa: PLC0415 - hardly ever needed, and not for the first paint

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
