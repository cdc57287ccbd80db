"""The blueprint that console and agenda share."""

from flask import Blueprint

facilitation = Blueprint("facilitation", __name__)
