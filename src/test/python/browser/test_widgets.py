"""Widgets in JupyterLab: dragged, clicked, reloaded, and where nothing shows them."""

import re

from front_end import BrowserTestCase, expect

SLIDER = """var slider = FloatSlider.of("temperature", 4, 1, 20).step(0.5);
var label = Label.of("not moved");
slider.onChange(t -> label.value("T is " + t));
VBox.of(slider, label)"""
TRAINING = """var teacher = train(mlp(64, 32, 10)).on(digits()).epochs(8).seed(1).run();
var run = distill(teacher).into(mlp(64, 12, 10)).on(digits()).temperature(4).epochs(4).seed(1).run();"""
TEMPERATURE = "run.softTargets().mostUncertain(8).temperatureSlider()"
STOPPABLE = """StopButton.show();
var stopped = train(mlp(64, 64, 10)).on(digits()).epochs(1_000_000).seed(1).run();"""
OTHERS = """HBox.of(Button.of("again").icon("refresh").buttonStyle("primary"), IntProgress.of("steps", 10).value(7),
    Dropdown.of("loss", "kl", "mse"), IntSlider.of("row", 3, 0, 9), FloatLogSlider.of("rate", 1e-3, -5, -1))"""


class WidgetTests(BrowserTestCase):
    def drag(self, notebook, cell, share):
        """The slider's handle to a share of its track."""
        handle = notebook.output(cell).locator(".noUi-handle").first
        track = notebook.output(cell).locator(".noUi-base").first.bounding_box()
        grip = handle.bounding_box()
        height = grip["y"] + grip["height"] / 2
        notebook.page.mouse.move(grip["x"] + grip["width"] / 2, height)
        notebook.page.mouse.down()
        notebook.page.mouse.move(track["x"] + track["width"] * share, height, steps=20)
        notebook.page.mouse.up()

    def test_a_slider_moves_by_keyboard_and_mouse_and_is_there_after_a_reload(self):
        notebook = self.open(self.server.write("slider.ipynb", SLIDER))
        notebook.run(0)
        notebook.output(0).locator(".noUi-handle").focus()
        notebook.page.keyboard.press("ArrowRight")
        notebook.await_text(0, "T is 4.5")
        self.drag(notebook, 0, 0.8)
        notebook.await_text(0, re.compile(r"T is 1[5-7]"))
        notebook.save()

        notebook.open()
        expect(notebook.output(0).locator(".noUi-handle")).to_be_visible()
        notebook.await_text(0, re.compile(r"T is 1[5-7]"))
        notebook.output(0).locator(".noUi-handle").focus()
        notebook.page.keyboard.press("Home")
        notebook.await_text(0, "T is 1.0")

    def test_soft_targets_are_softened_anew_while_the_temperature_is_dragged(self):
        notebook = self.open(self.server.write("temperature.ipynb", TRAINING, TEMPERATURE))
        notebook.run_all()
        table = notebook.output(1).locator("table").first
        expect(table).to_be_visible()
        notebook.screenshot("temperature-4", 1)
        cold = table.inner_text()
        self.drag(notebook, 1, 0.95)
        expect(table).not_to_have_text(cold, use_inner_text=True)
        notebook.screenshot("temperature-dragged", 1)
        warm = table.inner_text()
        self.drag(notebook, 1, 0.05)
        expect(table).not_to_have_text(warm, use_inner_text=True)

    def test_a_stop_button_ends_the_cell_that_is_running(self):
        notebook = self.open(self.server.write("button.ipynb", STOPPABLE, "stopped.stopped()"))
        notebook.run(0, wait=False)
        notebook.await_text(0, "best: ")
        button = notebook.output(0).locator("button.jupyter-button")
        expect(button).to_be_enabled()
        button.click()
        notebook.await_idle()
        expect(button).to_be_disabled()
        notebook.await_text(0, "stopped at step")
        notebook.run(1)
        notebook.await_text(1, "true")

    def test_every_widget_has_its_view(self):
        notebook = self.open(self.server.write("all.ipynb", OTHERS))
        notebook.run(0)
        for view in ("button.widget-button", ".progress-bar, .widget-hprogress", "select", ".widget-hslider >> nth=1"):
            expect(notebook.output(0).locator(view).first).to_be_visible()
        notebook.screenshot("widgets", 0)


class WithoutWidgetsTests(BrowserTestCase):
    disabled = ["@jupyter-widgets/jupyterlab-manager"]

    def test_the_text_says_what_is_not_shown(self):
        notebook = self.open(self.server.write("text.ipynb", TRAINING, SLIDER, TEMPERATURE))
        notebook.run_all()
        notebook.await_text(1, "temperature: 4.0 (a slider, 1.0 to 20.0)")
        notebook.await_text(2, "mean 1 − max p")
        notebook.screenshot("without-widgets")
