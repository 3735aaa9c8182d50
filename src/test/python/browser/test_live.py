"""A training in JupyterLab: what moves while it runs, and what stays."""

import nbformat
from front_end import AMBER, BLACK, DARK, GREEN, MODEL, RED, TOTAL, BrowserTestCase, expect, painted

LONG = """var data = digits();
var run = train(mlp(64, 128, 10)).on(data).epochs(%d).seed(1).run();"""
LIVE_CHART = "svg[role=img]"


class LiveTests(BrowserTestCase):
    def test_the_chart_moves_while_a_training_runs_and_ends_as_vega(self):
        # Long enough that a browser on a busy machine sees it move.
        notebook = self.open(self.server.write("live.ipynb", LONG % 1500))
        notebook.run(0, wait=False)
        chart = notebook.output(0).locator(LIVE_CHART)
        expect(chart).to_be_visible()
        looks = {chart.inner_html()}
        for _ in range(2):
            notebook.page.wait_for_function(
                "([selector, seen]) => { const chart = document.querySelector(selector);"
                " return chart && !seen.includes(chart.innerHTML); }",
                arg=[LIVE_CHART, list(looks)],
            )
            looks.add(chart.inner_html())

        notebook.await_idle()
        expect(notebook.output(0).locator(".vega-embed")).to_be_visible()
        expect(chart).to_have_count(0)
        notebook.await_text(0, "done in")
        self.assert_painted(notebook.screenshot("live", 0), TOTAL, MODEL, GREEN)

    def test_the_stop_button_ends_a_training_in_order(self):
        notebook = self.open(self.server.write("stop.ipynb", LONG % 100_000, "run.stopped()"))
        notebook.run(0, wait=False)
        expect(notebook.output(0).locator(LIVE_CHART)).to_be_visible()
        notebook.await_text(0, "best: ")
        notebook.command("notebook:interrupt-kernel")
        notebook.await_idle()
        notebook.await_text(0, "stopped at step")
        self.assert_painted(notebook.screenshot("stopped", 0), TOTAL, MODEL, AMBER)
        notebook.run(1)
        notebook.await_text(1, "true")

    def test_a_training_that_diverges_says_so_in_red_and_fails_its_cell(self):
        cell = (LONG % 30).replace(".seed(1)", ".optimizer(sgd(0)).learningRate(1e30).seed(1)")
        notebook = self.open(self.server.write("diverged.ipynb", cell))
        notebook.run_all()
        notebook.await_text(0, "failed at step")
        expect(notebook.output(0).locator("[data-mime-type='application/vnd.jupyter.stderr']")).to_contain_text(
            "DivergedException"
        )
        self.assert_painted(notebook.screenshot("diverged", 0), RED)

    def test_what_was_saved_half_done_keeps_its_numbers_where_it_is_not_trusted(self):
        notebook = self.open(self.server.write("half done.ipynb", LONG % 100_000))
        notebook.run(0, wait=False)
        notebook.await_text(0, "best: ")
        notebook.save()
        notebook.command("notebook:interrupt-kernel")
        notebook.await_idle()

        # Another text than the one that was signed when it was saved.
        saved = self.server.read("half done.ipynb")
        saved.cells.append(nbformat.v4.new_markdown_cell("From a colleague."))
        nbformat.write(saved, self.server.notebooks / "from elsewhere.ipynb")

        elsewhere = self.open("from elsewhere.ipynb")
        self.assertFalse(elsewhere.is_trusted(0))
        elsewhere.await_text(0, "steps/s")
        elsewhere.await_text(0, "best: ")
        self.assertEqual(elsewhere.output(0).locator("progress").count(), 1)


class DarkTests(BrowserTestCase):
    settings = DARK

    def test_is_as_readable_on_a_dark_page(self):
        notebook = self.open(self.server.write("dark.ipynb", LONG % 60))
        notebook.run_all()
        notebook.await_text(0, "done in")
        expect(notebook.output(0).locator(".vega-embed")).to_be_visible()
        picture = notebook.screenshot("dark", 0)
        self.assert_painted(picture, TOTAL, MODEL, GREEN)
        self.assertGreater(painted(picture, BLACK), 0.8, "the page's ground should show through")
