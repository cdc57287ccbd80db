"""Running the room: the console, the deeds of the facilitator, and the big screen."""
