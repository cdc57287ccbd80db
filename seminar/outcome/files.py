"""Files of the note as answers: their types, and the names they are saved under."""

from flask import Response

from seminar.outcome.documents import File, FileKind

ZIP = "application/zip"
MIMETYPES = {
    FileKind.NOTE_PDF: "application/pdf",
    FileKind.BRIEF_PDF: "application/pdf",
    FileKind.NOTE_WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.NOTE_MARKDOWN: "text/markdown; charset=utf-8",
    FileKind.NOTE_JSON: "application/json",
    FileKind.TABLES: ZIP,
}


def sent(file: File, mimetype: str) -> Response:
    """Return the answer by which a browser saves a file."""
    response = Response(file.content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
