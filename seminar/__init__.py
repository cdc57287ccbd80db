"""Seminars in which people order and debate policy areas.

Imports nothing, so that the core can be used without the rest.
"""
