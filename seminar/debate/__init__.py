"""The debate: people write and weigh cards, the rapporteur notes what was said aloud."""
