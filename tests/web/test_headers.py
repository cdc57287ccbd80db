import pytest

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("address", ["/", "/sign-in", "/nothing-here", "/seminars"])
def test_every_answer_carries_the_headers(browser, address):
    answer = browser().get(address)

    assert {name: answer.headers[name] for name in EXPECTED} == EXPECTED
    assert "Cookie" in answer.headers["Vary"]
    assert "Strict-Transport-Security" not in answer.headers


def test_static_files_may_be_kept_because_their_address_changes_with_them(browser):
    answer = browser().get("/static/css/base.css?v=0123456789")
    answer.close()

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "max-age=31536000, public"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
