"""A text editor without a window: it speaks to a language server as VS Code does (Language Server Protocol, stdio)."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# The server may ask for nothing from elsewhere: our schemas lie beside the files.
SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {},
}


class LanguageServer:
    """A running language server. `command` starts it; `root` is the folder that is open."""

    def __init__(self, command: Sequence[str], root: Path) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._number = 0
        self._marks: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities})
        self._tell("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Show a text as the file at `path`; answers what the editor underlines."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._marks.pop(path.as_uri(), None)
        self._tell("textDocument/didOpen", {"textDocument": document})
        while path.as_uri() not in self._marks:
            self._hear()
        return self._marks[path.as_uri()]

    def close(self, path: Path) -> None:
        """The file is closed again."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        while self._marks.get(path.as_uri()):
            self._hear()

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown beside the mouse; line and column count from 1."""
        answer = self._ask("textDocument/hover", _at(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What can be picked at a place, with what is typed then."""
        answer = self._ask("textDocument/completion", _at(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item.get("textEdit", {}).get("newText", item.get("insertText", "")) for item in items}

    def _ask(self, method: str, params: object) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            heard = self._hear()
            if heard.get("id") == number and "method" not in heard:
                assert "error" not in heard, heard
                return heard["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """The next message; questions of the server are answered, and marks are kept."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server stopped"
        heard: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if heard.get("method") == "workspace/configuration":
            asked = [item.get("section", "") for item in heard["params"]["items"]]
            self._send({"id": heard["id"], "result": [SETTINGS.get(section, {}) for section in asked]})
        elif "id" in heard and "method" in heard:
            self._send({"id": heard["id"], "result": None})
        elif heard.get("method") == "textDocument/publishDiagnostics":
            self._marks[heard["params"]["uri"]] = heard["params"]["diagnostics"]
        return heard


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line - 1, "character": column - 1}}
