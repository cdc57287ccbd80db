"""The blueprint that the pages of the debate share."""

from flask import Blueprint

debate = Blueprint("debate", __name__)
