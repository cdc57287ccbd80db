"""A note's web page, set to PDF by WeasyPrint with the page's own stylesheets.

WeasyPrint is no part of Seminar. Where it is installed, `benchmarks.note` runs this in a process
of its own. The page is set twice, and the second time counts.
"""

import importlib.util
import json
import mimetypes
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from seminar import paths

HERE = "http://localhost/"
LONGEST = 120


def main() -> None:
    """Set the page in a file, and print milliseconds, pages and megabytes."""
    print(json.dumps(printed(Path(sys.argv[1]).read_text(encoding="utf-8"))))


def beside(page: str) -> dict[str, float | str]:
    """Return what WeasyPrint takes for a page, or in words why there is no figure."""
    name = "web page to PDF by WeasyPrint"
    if importlib.util.find_spec("weasyprint") is None:
        return {name: "not installed"}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "note.html"
        file.write_text(page, encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.web_note", str(file)]
        try:
            done = subprocess.run(command, capture_output=True, check=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return {name: f"not ended after {LONGEST} s"}
    return {f"{name}, {what}": figure for what, figure in json.loads(done.stdout).items()}


def printed(page: str) -> dict[str, float]:
    """Return the figures of the second of two PDFs."""
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Shelf(URLFetcher):
        """Gives the static files from their folder; nothing comes over a network."""

        def fetch(self, url: str, _headers: object = None) -> object:
            file = paths.STATIC / urlsplit(url).path.removeprefix("/static/")
            kind = mimetypes.guess_type(file)[0]
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})

    for _ in range(2):
        begun, used = time.perf_counter(), time.process_time()
        document = HTML(string=page, base_url=HERE, url_fetcher=Shelf()).render()
        document.write_pdf()
        taken, used = time.perf_counter() - begun, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"ms": 1000 * taken, "CPU ms": 1000 * used, "pages": len(document.pages), "MB": memory}


if __name__ == "__main__":
    main()
