"""The browser session: signed, and without a time, so that a wrong clock throws nobody out."""

from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeSerializer


class UntimedSessions(SecureCookieSessionInterface):
    """Flask's own session with a signature that carries no time."""

    def get_signing_serializer(self, app: Flask) -> Any:
        """Return the serializer that signs the cookie."""
        return URLSafeSerializer(
            app.secret_key or "",
            salt=self.salt,
            serializer=self.serializer,
            signer_kwargs={
                "key_derivation": self.key_derivation,
                "digest_method": self.digest_method,
            },
        )

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """Return the session the browser sent; a forged or broken one is an empty one."""
        value = request.cookies.get(self.get_cookie_name(app), "")
        try:
            return self.session_class(self.get_signing_serializer(app).loads(value))
        except BadSignature:
            return self.session_class()
