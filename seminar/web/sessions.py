"""The browser session: signed, and without a time, so that a wrong clock throws nobody out."""

from typing import Any
from weakref import WeakKeyDictionary

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeSerializer


class UntimedSessions(SecureCookieSessionInterface):
    """Flask's own session with a signature that carries no time."""

    def __init__(self) -> None:
        self._serializers: WeakKeyDictionary[Flask, Any] = WeakKeyDictionary()

    def get_signing_serializer(self, app: Flask) -> Any:
        """Return the serializer that signs the cookie; each application has one."""
        if app not in self._serializers:
            self._serializers[app] = self._new_serializer(app)
        return self._serializers[app]

    def _new_serializer(self, app: Flask) -> Any:
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
