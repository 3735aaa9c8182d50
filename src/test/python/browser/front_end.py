"""JupyterLab and Notebook 7 in a real browser, as the checks in this folder need them."""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

import nbformat
from PIL import Image
from playwright.sync_api import expect, sync_playwright

KERNEL = "joryu"
TIMEOUT = 90  # seconds, of whatever is awaited
SCREENSHOTS = pathlib.Path(os.environ["JORYU_SCREENSHOTS"]).absolute()

expect.set_options(timeout=TIMEOUT * 1000)

SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # All cells stay in the page, wherever it is scrolled to.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
}
DARK = {"@jupyterlab/apputils-extension/themes": {"theme": "JupyterLab Dark"}}


def chromium():
    """The browser's command."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := os.environ.get("JORYU_BROWSER") or shutil.which(name):
            return found
    sys.exit(
        "the checks in a browser need Chromium: on Debian apt-get install chromium, or name another by JORYU_BROWSER;"
        " -DexcludedGroups=browser leaves them out"
    )


class Server:
    """A Jupyter server of its own: nobody's settings are read, nobody's runs are written to."""

    def __init__(self, application="jupyterlab", settings=None, disabled=()):
        self.scratch = tempfile.TemporaryDirectory(prefix="joryu browser ", ignore_cleanup_errors=True)
        self.folder = pathlib.Path(self.scratch.name)
        self.notebooks = self.folder / "notebooks of a user"
        self.notebooks.mkdir()
        self.application = application
        self.port = free_port()
        for name, value in {**SETTINGS, **(settings or {})}.items():
            file = self.folder / "settings" / f"{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(value))
        page = self.folder / "config" / "labconfig" / "page_config.json"
        page.parent.mkdir(parents=True)
        page.write_text(json.dumps({"disabledExtensions": {extension: True for extension in disabled}}))
        environment = {
            **os.environ,
            "JORYU_HISTORY": "off",
            "JORYU_RUNS": str(self.folder / "runs"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.folder / "workspaces"),
            "JUPYTER_CONFIG_DIR": str(self.folder / "config"),
            "JUPYTER_DATA_DIR": str(self.folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.folder / "runtime"),
        }
        self.log = open(self.folder / "server.log", "wb")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", application, "--no-browser", "--expose-app-in-browser", "--allow-root"),
                *(f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0"),
                *("--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True"),
                f"--ServerApp.root_dir={self.notebooks}",
            ],
            cwd=self.notebooks,
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.await_answer()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def await_answer(self):
        end = time.monotonic() + TIMEOUT
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/api", timeout=5).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError((self.folder / "server.log").read_text())
                time.sleep(0.1)

    def write(self, name, *cells):
        """A notebook of code cells that were never executed."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
            metadata={"kernelspec": {"name": KERNEL, "display_name": KERNEL, "language": "java"}},
        )
        nbformat.write(notebook, self.notebooks / name)
        return name

    def copy(self, file):
        """A notebook that comes from elsewhere, and so is not trusted."""
        shutil.copy(file, self.notebooks)
        return pathlib.Path(file).name

    def read(self, name):
        return nbformat.read(self.notebooks / name, as_version=4)

    def end_kernels(self):
        with urllib.request.urlopen(f"{self.address}/api/kernels", timeout=TIMEOUT) as answer:
            for kernel in json.load(answer):
                end = urllib.request.Request(f"{self.address}/api/kernels/{kernel['id']}", method="DELETE")
                urllib.request.urlopen(end, timeout=TIMEOUT).close()

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        self.scratch.cleanup()


class Notebook:
    """One notebook in one tab."""

    def __init__(self, server, browser, name):
        self.name = name
        # Without the tabs that other checks left open.
        path = "lab/tree/{}?reset" if server.application == "jupyterlab" else "notebooks/{}"
        self.address = f"{server.address}/{path.format(urllib.parse.quote(name))}"
        self.page = browser.new_page(viewport={"width": 1280, "height": 2000})
        self.page.set_default_timeout(TIMEOUT * 1000)
        self.open()

    def open(self):
        self.page.goto(self.address)
        self.page.wait_for_function(
            """() => window.jupyterapp && window.jupyterapp.shell.currentWidget
                && window.jupyterapp.shell.currentWidget.sessionContext
                && window.jupyterapp.shell.currentWidget.sessionContext.isReady
                && window.jupyterapp.shell.currentWidget.sessionContext.session"""
        )
        expect(self.page.locator(".jp-Notebook")).to_be_visible()

    def command(self, name):
        """Does what a menu entry does, without waiting for its end."""
        self.page.evaluate("name => { window.jupyterapp.commands.execute(name); }", name)

    def run_all(self, wait=True):
        self.command("notebook:run-all-cells")
        if wait:
            self.await_idle()

    def run(self, cell, wait=True):
        """Executes one cell, counted from 0."""
        before = self.count(cell)
        self.page.evaluate(
            """cell => {
                window.jupyterapp.shell.currentWidget.content.activeCellIndex = cell;
                window.jupyterapp.commands.execute('notebook:run-cell');
            }""",
            cell,
        )
        if wait:
            self.page.wait_for_function(
                "([cell, before]) => { const count = window.jupyterapp.shell.currentWidget.content.widgets[cell]"
                ".model.executionCount; return count && count !== before; }",
                arg=[cell, before],
            )
            self.await_idle()

    def count(self, cell):
        return self.page.evaluate(
            "cell => window.jupyterapp.shell.currentWidget.content.widgets[cell].model.executionCount", cell
        )

    def await_idle(self):
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')]
                .every(prompt => !prompt.innerText.includes('*'))"""
        )

    def restart(self):
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
        )

    def is_trusted(self, cell):
        return self.page.evaluate(
            "cell => Boolean(window.jupyterapp.shell.currentWidget.content.widgets[cell].model.trusted)", cell
        )

    def cell(self, number):
        return self.page.locator(".jp-Notebook .jp-Cell").nth(number)

    def output(self, number):
        return self.cell(number).locator(".jp-OutputArea").first

    def await_text(self, number, text):
        expect(self.output(number)).to_contain_text(text)

    def save(self):
        self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")

    def screenshot(self, name, cell=None):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        file = SCREENSHOTS / f"{name}.png"
        (self.page if cell is None else self.output(cell)).screenshot(path=file)
        return file

    def close(self):
        if not self.page.is_closed():
            self.page.close()


# What is drawn with what: the inks of charts, and how a training ended.
TOTAL, MODEL, GREEN, AMBER, RED = "#009e73", "#cc79a7", "#2e8b57", "#c27c0e", "#d1383d"
BLACK = "#111111"


def painted(file, color):
    """The share of a picture that is of about this color."""
    wanted = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    with Image.open(file) as picture:
        pixels = picture.convert("RGB").get_flattened_data()
        return sum(all(abs(a - b) < 24 for a, b in zip(pixel, wanted)) for pixel in pixels) / len(pixels)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class BrowserTestCase(unittest.TestCase):
    """One server and one browser for all checks of a class."""

    application = "jupyterlab"
    settings = {}
    disabled = []

    @classmethod
    def setUpClass(cls):
        cls.server = Server(cls.application, cls.settings, cls.disabled)
        cls.addClassCleanup(cls.server.close)
        playwright = sync_playwright().start()
        cls.addClassCleanup(playwright.stop)
        cls.browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        cls.addClassCleanup(cls.browser.close)

    def tearDown(self):
        self.server.end_kernels()

    def assert_painted(self, file, *colors):
        """More than single pixels of each color."""
        for color in colors:
            self.assertGreater(painted(file, color), 1e-4, f"{file} has nothing in {color}")

    def open(self, name):
        notebook = Notebook(self.server, self.browser, name)
        self.addCleanup(notebook.close)
        return notebook
