"""From frozen facts to the sentences of an outcome note, each with its evidence."""
