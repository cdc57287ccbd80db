"""A participant's way in, and the room they come to: code, seat, return link, waiting."""
