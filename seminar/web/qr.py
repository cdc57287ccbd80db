"""QR codes as SVG: dark on white, also on a dark page."""

import segno
from flask_babel import gettext as _
from markupsafe import Markup


def qr_svg(address: str) -> Markup:
    """Return the code of an address as an inline picture."""
    return titled_qr_svg(address, _("QR code"))


def titled_qr_svg(address: str, title: str) -> Markup:
    """Return the picture with this title; works without a request, so in another thread too."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        dark="#000000", light="#ffffff", border=4, omitsize=True, title=title
    )
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704
