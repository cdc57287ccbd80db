"""Finds what the program says for the catalogue: marked texts, and each refusal's sentence.

A refusal's sentence need not be marked by hand, so that none can be forgotten.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from babel.messages.extract import extract_python


def extract(
    source: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Any,
) -> Iterator[tuple[Any, ...]]:
    """Yield line, function, text and comments of everything spoken in a module, for Babel."""
    yield from extract_python(source, keywords, comment_tags, options)
    source.seek(0)
    for line, sentence in refusal_sentences(source.read().decode()):
        yield line, "gettext", sentence, []


def refusal_sentences(program: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each text assigned to the name `sentence` in a class body."""
    for node in ast.walk(ast.parse(program)):
        for line in node.body if isinstance(node, ast.ClassDef) else []:
            match line:
                case ast.Assign(
                    targets=[ast.Name(id="sentence")], value=ast.Constant(value=str() as sentence)
                ):
                    yield line.lineno, sentence
