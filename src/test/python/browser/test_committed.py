"""The notebooks of this repository, opened by somebody who does not trust them and runs nothing."""

import pathlib

from front_end import BrowserTestCase, expect

NOTEBOOKS = pathlib.Path(__file__).parents[4] / "notebooks"


class CommittedTests(BrowserTestCase):
    def test_shows_tables_pictures_and_charts(self):
        notebook = self.open(self.server.copy(NOTEBOOKS / "01-first-distillation.ipynb"))
        page = notebook.page.locator(".jp-Notebook")
        self.assertFalse(any(notebook.is_trusted(cell) for cell in range(page.locator(".jp-Cell").count())))
        expect(page.locator(".vega-embed").first).to_be_visible()
        self.assertGreater(page.locator("td img").count(), 5)
        self.assertGreater(page.locator("td").count(), 100)
        self.assertEqual(page.get_by_text("Cannot display").count(), 0)
        notebook.screenshot("untrusted")
