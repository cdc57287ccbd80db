"""Charts as SVG text: the same picture on page and paper."""
