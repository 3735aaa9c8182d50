"""A training outlives the page that began it."""

from front_end import MODEL, TOTAL, BrowserTestCase, expect

LIVE_CHART = "svg[role=img]"
BACKGROUND = "var training = train(mlp(64, 64, 10)).on(digits()).epochs(100_000).seed(1).start();\ntraining"


class ReattachTests(BrowserTestCase):
    def test_a_closed_tab_loses_nothing(self):
        name = self.server.write("away.ipynb", BACKGROUND, "runs().last().show()", "training.stop(); training.await().stopped()")
        notebook = self.open(name)
        notebook.run(0)
        notebook.await_text(0, "best: ")
        notebook.save()
        notebook.close()

        again = self.open(name)
        again.run(1, wait=False)
        again.await_text(1, "best: ")
        expect(again.output(1).locator(LIVE_CHART)).to_be_visible()
        before = again.output(1).inner_text()
        expect(again.output(1)).not_to_have_text(before, use_inner_text=True)
        self.assert_painted(again.screenshot("reattached", 1), TOTAL, MODEL)

        # The stop button ends the following, and not the training.
        again.command("notebook:interrupt-kernel")
        again.await_idle()
        again.run(2)
        again.await_text(2, "true")

    def test_a_restarted_kernel_shows_what_was_trained_before(self):
        notebook = self.open(
            self.server.write("restart.ipynb", BACKGROUND.replace("100_000", "30").replace("start", "run"), "runs().last().show()")
        )
        notebook.run(0)
        notebook.restart()
        notebook.run(1)
        notebook.await_text(1, "best: ")
        expect(notebook.output(1).locator(".vega-embed")).to_be_visible()
