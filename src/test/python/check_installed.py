"""The wheel in a fresh environment, with the clients that execute notebooks there. Run by the environment's Python."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
from jupyter_client import KernelManager
from nbclient import NotebookClient

FOLDER = Path.cwd()
BIN = Path(sys.executable).parent


def start(kernel="joryu", environment=None):
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel(env={**os.environ, **(environment or {})}, cwd=FOLDER)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(60)
    return manager, client


def execute(client, code, timeout=120):
    outputs = []
    reply = client.execute_interactive(code, timeout=timeout, output_hook=lambda m: outputs.append(m["content"]))
    return reply["content"], outputs


def check_nbclient():
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell('var word = "蒸留"; word + Runtime.version().feature()')],
        metadata={"kernelspec": {"name": "joryu", "display_name": "Java", "language": "java"}},
    )
    NotebookClient(notebook, timeout=60).execute(cwd=FOLDER)
    assert notebook.cells[0].outputs[0]["data"]["text/plain"].startswith("蒸留2"), notebook.cells[0].outputs


def check_a_training_takes_libtorch_from_the_folder_given():
    """Offline: Maven is given an empty repository and no network."""
    manager, client = start()
    try:
        reply, outputs = execute(client, "train(mlp(64, 12, 10)).on(digits().take(100)).epochs(2).seed(1).run()")
        assert reply["status"] == "ok", (reply, outputs)
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def check_translator():
    """The same values as the same Java as `joryu run -p` writes."""
    from joryu.papermill import JavaTranslator

    for value, java in json.loads(Path(__file__).with_name("parameters.json").read_text(encoding="utf-8")):
        assert JavaTranslator.translate(json.loads(value)) == java, (value, JavaTranslator.translate(json.loads(value)))


def check_papermill():
    cells = [
        nbformat.v4.new_code_cell("var seed = 1;\ndouble t = 4; // the temperature", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell('seed + 1 + " " + t + " " + name + " " + many + " " + map + " " + none'),
    ]
    notebook = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "joryu", "display_name": "Java", "language": "java"}}
    )
    nbformat.write(notebook, FOLDER / "parameters.ipynb")
    papermill = [str(BIN / "papermill"), "parameters.ipynb"]
    listed = subprocess.run([*papermill, "--help-notebook"], capture_output=True, text=True, check=True).stdout
    assert "t: double (default 4)" in listed and "the temperature" in listed, listed
    values = 'many: [1, 2.5, null]\nmap: {b: [true], a: 12345678901}\nnone: null\nname: "a \\"b\\" \\\\ é\\n\\x01"'
    subprocess.run(
        [*papermill, "executed.ipynb", "-p", "seed", "41", "-p", "t", "2.5", "-y", values, "--no-progress-bar"], check=True
    )
    executed = nbformat.read(FOLDER / "executed.ipynb", 4)
    result = executed.cells[2].outputs[0]["data"]["text/plain"]
    assert result == '42 2.5 a "b" \\ é\n\x01 [1, 2.5, null] {a=12345678901, b=[true]} null', result


def check_console():
    console = subprocess.run(
        [str(BIN / "jupyter"), "console", "--kernel", "joryu", "--simple-prompt"],
        input="6 * 7\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "42" in console.stdout, console


def check_servers():
    """JupyterLab and Notebook 7 offer the kernel, and start it."""
    for application in ("lab", "notebook"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(BIN / "jupyter"), application, "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
        with open(FOLDER / f"{application}.log", "w") as log:
            server = subprocess.Popen([*command, "--IdentityProvider.token=t"], stdout=log, stderr=log, cwd=FOLDER)
        try:
            kernels = ask_once_it_listens(server, port, "api/kernelspecs")
            assert kernels["kernelspecs"]["joryu"]["spec"]["display_name"] == "Java (Joryu)", kernels
            kernel = ask(port, "api/kernels", {"name": "joryu"})
            assert kernel["name"] == "joryu", kernel
        finally:
            server.terminate()
            server.wait(30)


def ask_once_it_listens(server, port, path):
    begin = time.monotonic()
    while True:
        try:
            return ask(port, path)
        except urllib.error.URLError:
            assert server.poll() is None and time.monotonic() - begin < 60, "the server does not listen"
            time.sleep(0.2)


def ask(port, path, body=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/{path}", headers={"Authorization": "token t"})
    if body is not None:
        request.data = json.dumps(body).encode()
    return json.load(urllib.request.urlopen(request, timeout=30))


def check_without_a_jdk():
    """A kernel that answers with what to do is what people see; one that only dies is a riddle."""
    folder = FOLDER / "kernels" / "kernels" / "hidden"
    folder.mkdir(parents=True)
    code = "import joryu.jdk as j; j._USUAL = (); import joryu.kernel as k; k.main()"
    spec = {"argv": [sys.executable, "-c", code, "{connection_file}"], "display_name": "Java", "language": "java"}
    (folder / "kernel.json").write_text(json.dumps(spec))
    os.environ["JUPYTER_PATH"] = str(FOLDER / "kernels")
    manager, client = start("hidden", {"JAVA_HOME": "", "PATH": str(FOLDER)})
    try:
        reply, outputs = execute(client, "1 + 1")
        assert reply["status"] == "error" and reply["ename"] == "NoJdk", reply
        error = next(o for o in outputs if "traceback" in o)
        assert any("openjdk-25-jdk" in line for line in error["traceback"]), error
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def check_a_home_that_cannot_be_written():
    """No cache, no history, and cells all the same."""
    closed = FOLDER / "closed"
    closed.write_text("a file, in which no folder can be made")
    manager, client = start(environment={"HOME": str(closed), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""})
    try:
        reply, outputs = execute(client, "1 + 1")
        assert reply["status"] == "ok", (reply, outputs)
        assert any(o.get("data", {}).get("text/plain") == "2" for o in outputs), outputs
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


if __name__ == "__main__":
    for name, check in list(globals().items()):
        if name.startswith("check_"):
            check()
            print(name, "passed")
