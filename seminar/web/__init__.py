"""What every page shares: rendering, forms, headers, sessions, languages, errors, streams."""
