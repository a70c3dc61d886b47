"""As little of a browser as measuring the preview takes: news over a stream, and pages."""

import json
import re
import socket
import subprocess
import time


class Preview:
    """A running `bydel serve` and a listener on its news."""

    def __init__(self, program, root, port):
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "serve", "--root", root, "--port", str(port), "--today", "2026-11-21", "--lang", "en"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if found is None:
            raise SystemExit(f"no preview: {line!r}")
        self.port = int(found.group(1))
        self.get("/")
        self.first_page = time.perf_counter() - started
        self.stream = self.connect()
        self.stream.sendall(self.request("/_bydel/events", "keep-alive"))
        self.heard = b""
        self.version = 0
        self.next_version(0)

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port))

    def request(self, path, connection="close"):
        return (f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                f"Connection: {connection}\r\n\r\n").encode()

    def get(self, path):
        """The answer to a request, and when its first byte came."""
        with self.connect() as connection:
            connection.sendall(self.request(path))
            first = connection.recv(65536)
            at = time.perf_counter()
            parts = [first]
            while part := connection.recv(65536):
                parts.append(part)
        return b"".join(parts).decode(), at

    def next_version(self, after, patience=60):
        """Waits for a version newer than `after`."""
        self.stream.settimeout(patience)
        while self.version <= after:
            self.heard += self.stream.recv(65536)
            for found in re.finditer(rb"data: ?(\{.*\})", self.heard):
                self.version = json.loads(found.group(1))["version"]
            self.heard = self.heard[self.heard.rfind(b"\n") + 1:]
        return self.version

    def is_quiet(self, seconds):
        """Takes in everything that is told until nothing has been for so long."""
        while True:
            try:
                self.next_version(self.version, seconds)
            except TimeoutError:
                return

    def memory(self):
        """Resident memory in MiB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def stop(self):
        self.stream.close()
        self.process.terminate()
        self.process.wait()
