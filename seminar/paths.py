"""Where templates, static files and migrations lie, in a checkout and in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
SHIPPED = PACKAGE / "_shipped"
ROOT = SHIPPED if SHIPPED.is_dir() else PACKAGE.parent

TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
MIGRATIONS = ROOT / "migrations"
TRANSLATIONS = PACKAGE / "translations"
GUNICORN = ROOT / "gunicorn.conf.py"
FACTORY = "seminar.application:create_app()"
