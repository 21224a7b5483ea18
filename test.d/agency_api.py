"""Starts a demonstration authority on a free port of this machine, makes a key for an agency as a service manager does, and
lets schemathesis at the API. Ends with schemathesis's own exit code."""

import http.cookiejar
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
KITH = os.environ.get("KITH_BIN", str(HERE.parent / "target/release/kith"))
# A run that made fewer requests than this has tested nothing, whatever it says.
LEAST = 100
SECONDS = int(os.environ.get("KITH_SCHEMATHESIS_SECONDS", "90"))


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Browser:
    """A service manager at a browser."""

    def __init__(self, home):
        self.home = home
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path):
        with self.opener.open(self.home + path, timeout=60) as answer:
            return answer.read().decode()

    def post(self, path, **fields):
        body = urllib.parse.urlencode(fields).encode()
        with self.opener.open(self.home + path, data=body, timeout=60) as answer:
            return answer.read().decode()

    def word(self, path):
        return re.search(r'data-csrf="([^"]*)"', self.get(path))[1]


def key_of_an_agency(home):
    browser = Browser(home)
    browser.post("/sign-in", username="angela.farrow", password="demonstration")
    browser.post(
        "/agencies/new",
        csrf=browser.word("/agencies/new"),
        name="School of schemathesis",
        kind="school",
        source_code="2A",
    )
    agency = re.search(r'href="/agencies/(\d+)">School of schemathesis', browser.get("/agencies"))
    if agency is None:
        sys.exit("The agency was not made. Has the page /agencies/new changed?")
    keys = f"/agencies/{agency[1]}/keys"
    page = browser.post(keys, csrf=browser.word(keys), label="schemathesis")
    return re.search(r"kith_[a-z0-9]{32}", page)[0]


def wait_until_ready(home, kith):
    for _ in range(1200):
        if kith.poll() is not None:
            sys.exit(f"{KITH} ended before it was ready. Is it built? cargo build --release -p kith")
        try:
            urllib.request.urlopen(home + "/health/ready", timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit("Kith was not ready after two minutes.")


def main():
    with tempfile.TemporaryDirectory(prefix="kith-agency-api-") as folder:
        address = f"127.0.0.1:{free_port()}"
        # A limit that the run does not meet: it is tested elsewhere, and is no answer to whether a message is taken.
        settings = dict(os.environ, KITH_HOME=folder, KITH_ADDRESS=address, KITH_REQUESTS_A_MINUTE="1000000")
        kith = subprocess.Popen([KITH], env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            home = f"http://{address}"
            wait_until_ready(home, kith)
            command = [
                str(pathlib.Path(sys.executable).parent / "schemathesis"),
                "--config-file", str(HERE / "schemathesis.toml"),
                "run", f"{home}/api/openapi.json",
                "--header", f"Authorization: Bearer {key_of_an_agency(home)}",
                "--max-time", str(SECONDS),
                "--max-examples", "40",
                "--no-color",
            ]
            # The nightly run draws anew; every other one asks the same, so that a red one is red again.
            if "KITH_KILLS" not in os.environ:
                command += ["--seed", "20261127"]
            ran = subprocess.run(command, cwd=folder, timeout=SECONDS + 120, stdout=subprocess.PIPE, text=True)
            print(ran.stdout)
            generated = re.search(r"(\d+) generated", ran.stdout)
            if ran.returncode == 0 and (generated is None or int(generated[1]) < LEAST):
                sys.exit(f"Fewer than {LEAST} requests were made: the run says nothing.")
            return ran.returncode
        finally:
            kith.terminate()
            try:
                kith.wait(20)
            except subprocess.TimeoutExpired:
                kith.kill()


sys.exit(main())
