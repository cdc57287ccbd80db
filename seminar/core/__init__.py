"""Pure domain: values in, values out; no framework, no store, no clock, no files."""
