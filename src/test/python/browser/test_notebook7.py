"""The same in Notebook 7."""

from front_end import BrowserTestCase, expect


class NotebookTests(BrowserTestCase):
    application = "notebook"

    def test_trains_shows_and_completes(self):
        cells = [
            "var run = train(mlp(64, 32, 10)).on(digits()).epochs(20).seed(1).run();",
            "run.model()",
        ]
        notebook = self.open(self.server.write("seven.ipynb", *cells))
        notebook.run_all()
        notebook.await_text(0, "done in")
        expect(notebook.output(0).locator(".vega-embed")).to_be_visible()
        notebook.await_text(1, "mlp(64, 32, 10)")
        notebook.screenshot("notebook7")
