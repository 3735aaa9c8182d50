"""Widgets: ipywidgets' protocol 2.1 over comms, as a page with a widget manager speaks it."""

import time
import uuid

from jupyter_client.blocking import BlockingKernelClient

from kernel_client import KernelCase

VIEW = "application/vnd.jupyter.widget-view+json"


class Widgets(KernelCase):
    def say(self, comm, data, kind="comm_msg", **content):
        client = self.kernel.client
        message = client.session.msg(kind, {"comm_id": comm, "data": data, **content})
        client.session.send(client.shell_channel.socket, message)
        return message["header"]["msg_id"]

    def drag(self, comm, **state):
        return self.say(comm, {"method": "update", "state": state, "buffer_paths": []})

    def click(self, comm):
        return self.say(comm, {"method": "custom", "content": {"event": "click"}})

    def open(self, code):
        """Runs a cell whose value is a widget -> its model id, the states of all models by id, the run."""
        run = self.kernel.run(code)
        self.assertEqual(run.status, "ok", run.content)
        opened = {
            m["content"]["comm_id"]: m["content"]["data"]["state"] for m in run.published if m["msg_type"] == "comm_open"
        }
        shown = next(m["content"]["data"] for m in run.published if VIEW in m["content"].get("data", {}))
        return shown[VIEW]["model_id"], opened, run

    def said(self, published, comm=None):
        return [
            (m["content"]["data"]["method"], m["content"]["data"]["state"])
            for m in published
            if m["msg_type"] == "comm_msg" and comm in (None, m["content"]["comm_id"])
        ]

    def test_a_widget_is_a_view_of_a_model_with_a_layout_and_a_style(self):
        model, opened, run = self.open('FloatSlider.of("temperature", 4, 1, 20)')
        opening = next(m for m in run.published if m["msg_type"] == "comm_open")
        self.assertEqual((opening["content"]["target_name"], opening["metadata"]["version"]), ("jupyter.widget", "2.1.0"))
        self.assertEqual(opened[model]["_model_name"], "FloatSliderModel")
        self.assertEqual(opened[opened[model]["layout"].removeprefix("IPY_MODEL_")]["_model_name"], "LayoutModel")
        self.assertEqual(opened[opened[model]["style"].removeprefix("IPY_MODEL_")]["_model_name"], "SliderStyleModel")
        shown = next(m["content"]["data"] for m in run.published if m["msg_type"] == "execute_result")
        self.assertEqual(shown[VIEW], {"version_major": 2, "version_minor": 0, "model_id": model})
        self.assertEqual(
            shown["text/plain"], "temperature: 4.0 (a slider, 1.0 to 20.0; this front end shows no widgets)"
        )
        self.assertNotIn("text/html", shown)

    def test_a_drag_is_echoed_and_its_handler_changes_others(self):
        model, opened, _ = self.open(
            """
            var slider = FloatSlider.of("T", 4, 1, 20);
            var label = Label.of("");
            slider.onChange(t -> { System.out.println("heard " + t); label.value("T = " + t); });
            VBox.of(slider, label)
            """
        )
        slider, label = (child.removeprefix("IPY_MODEL_") for child in opened[model]["children"])
        published = self.kernel.published_until_idle(self.drag(slider, value=7))
        self.assertEqual(self.said(published, slider), [("echo_update", {"value": 7})])
        self.assertEqual(self.said(published, label), [("update", {"value": "T = 7.0"})])
        self.assertIn("heard 7.0\n", [m["content"].get("text") for m in published])
        self.assertEqual(self.kernel.run("slider.value()").results, ["7.0"])

    def test_widgets_are_handled_while_a_cell_runs_in_a_subshell_or_not(self):
        model, _, _ = self.open('var moved = IntSlider.of("n", 1, 0, 9); moved')
        with self.kernel.running("while (true) {}"):
            self.kernel.published_until_idle(self.drag(model, value=2))
            subshell = self.kernel.ask("create_subshell_request", channel="control")["subshell_id"]
            request = self.kernel.send(
                "comm_msg",
                {"comm_id": model, "data": {"method": "update", "state": {"value": 3}, "buffer_paths": []}},
                subshell_id=subshell,
            )
            published = self.kernel.published_until_idle(request)
            self.assertEqual(self.said(published, model), [("echo_update", {"value": 3})])
        self.assertEqual(self.kernel.run("moved.value()").results, ["3"])

    def test_a_stop_button_stops_the_cell_that_shows_it(self):
        request = self.kernel.client.execute("StopButton.show(); while (true) {}", allow_stdin=False)
        behind = self.kernel.client.execute("1 + 1", allow_stdin=False)
        shown = self.kernel.published(request, "display_data")["content"]["data"]
        self.assertIn("stop the cell by the notebook's own", shown["text/plain"])
        self.click(shown[VIEW]["model_id"])
        run = self.kernel.finish(request)
        self.assertEqual((run.status, run.content["ename"]), ("error", "Interrupted"))
        self.assertIn(("update", {"description": "stopped"}), self.said(run.published))
        self.assertEqual(self.kernel.finish(behind).status, "aborted")
        # It belongs to a cell that is over: the next is none of its business.
        with self.kernel.running("while (true) {}") as other:
            self.kernel.published_until_idle(self.click(shown[VIEW]["model_id"]))
            with self.assertRaises(AssertionError):
                self.kernel.reply(other, timeout=0.3)

    def test_a_training_that_is_stopped_by_a_button_keeps_its_best(self):
        request = self.kernel.client.execute(
            "StopButton.show(); var stopped_ = train(mlp(64, 32, 10)).on(digits()).epochs(1_000_000).seed(1).run();",
            allow_stdin=False,
        )
        button = self.kernel.published(request, "display_data", timeout=60)["content"]["data"][VIEW]["model_id"]
        while "epoch" not in str(self.kernel.published(request, "update_display_data", timeout=60)["content"]["data"]):
            pass
        time.sleep(2)
        self.click(button)
        self.kernel.finish(request, timeout=60)
        self.assertEqual(self.kernel.run("stopped_.stopped()").results, ["true"])
        self.assertGreater(float(self.kernel.run("stopped_.best().devAccuracy()").results[0]), 0.5)

    def test_a_page_that_is_loaded_anew_finds_all_widgets(self):
        model, opened, _ = self.open('var kept = IntSlider.of("n", 1, 0, 9); kept')
        self.kernel.published_until_idle(self.drag(model, value=8))
        self.assertIn(model, self.kernel.ask("comm_info_request", {"target_name": "jupyter.widget"})["comms"])
        control = uuid.uuid4().hex
        self.kernel.published_until_idle(
            self.say(control, {}, kind="comm_open", target_name="jupyter.widget.control")
        )
        published = self.kernel.published_until_idle(self.say(control, {"method": "request_states"}))
        answer = next(m["content"]["data"] for m in published if m["msg_type"] == "comm_msg")
        self.assertEqual((answer["method"], answer["buffer_paths"]), ("update_states", []))
        self.assertLessEqual(set(opened), set(answer["states"]))
        self.assertEqual(answer["states"][model]["state"]["value"], 8)
        self.assertEqual(answer["states"][model]["model_name"], "IntSliderModel")
        published = self.kernel.published_until_idle(self.say(model, {"method": "request_state"}))
        method, state = self.said(published, model)[0]
        self.assertEqual((method, state), ("update", answer["states"][model]["state"]))

    def test_ten_thousand_values_are_few_messages_and_the_last_is_told(self):
        began = time.monotonic()
        _, _, run = self.open(
            """
            var bar = IntProgress.of("steps", 10_000);
            Display.show(bar);
            for (int step = 1; step <= 10_000; step++) bar.value(step);
            """
        )
        took = time.monotonic() - began
        told = [state["value"] for method, state in self.said(run.published)]
        self.assertEqual(told[-1], 10_000)
        self.assertEqual(told, sorted(told))
        self.assertLessEqual(len(told), took * 20 + 2)

    def test_a_closed_widget_is_gone(self):
        model, opened, _ = self.open('var gone = VBox.of(Label.of("a")); gone')
        run = self.kernel.run("gone.close()")
        closed = {m["content"]["comm_id"] for m in run.published if m["msg_type"] == "comm_close"}
        self.assertEqual(closed, set(opened))
        self.assertNotIn(model, self.kernel.ask("comm_info_request")["comms"])

    def test_two_pages_that_drag_at_once_agree(self):
        model, _, _ = self.open('var shared = FloatSlider.of("T", 4, 1, 20); shared')
        # With a session of its own, since that is a socket's identity.
        other = BlockingKernelClient()
        other.load_connection_info(self.kernel.manager.get_connection_info())
        other.start_channels()
        try:
            requests = []
            for step in range(20):
                requests.append(self.drag(model, value=2 + step / 4))
                message = other.session.msg(
                    "comm_msg",
                    {"comm_id": model, "data": {"method": "update", "state": {"value": 10 + step / 4}, "buffer_paths": []}},
                )
                other.shell_channel.send(message)
                requests.append(message["header"]["msg_id"])
            published = [m for request in requests for m in self.kernel.published_until_idle(request)]
        finally:
            other.stop_channels()
        # Nobody is corrected: each hears what all others did, the last of all is what holds.
        self.assertEqual({method for method, _ in self.said(published, model)}, {"echo_update"})
        self.assertEqual(len(self.said(published, model)), 40)
        self.assertIn(float(self.kernel.run("shared.value()").results[0]), (2 + 19 / 4, 10 + 19 / 4))

    def test_the_temperature_slider_softens_the_targets_while_it_is_dragged(self):
        self.kernel.run(
            """
            var source_ = new SoftTargetSource("moons", "dev", List.of("upper", "lower"), 1, new long[] {2}, Map.of());
            var targets_ = SoftTargets.of(source_, new long[] {10}, new int[] {0},
                new float[][] {{(float) Math.log(9), 0}}, new float[][] {{0, 0}}, new float[][] {{0, 1}});
            """
        )
        model, opened, run = self.open("targets_.temperatureSlider()")
        slider, table = (child.removeprefix("IPY_MODEL_") for child in opened[model]["children"])
        self.assertEqual(opened[slider]["_model_name"], "FloatLogSliderModel")
        self.assertIn(">0.900<", opened[table]["value"])
        text = next(m["content"]["data"]["text/plain"] for m in run.published if m["msg_type"] == "execute_result")
        self.assertIn("upper 0.900  lower 0.100", text)
        published = self.kernel.published_until_idle(self.drag(slider, value=2))
        (method, state), = self.said(published, table)
        self.assertEqual(method, "update")
        self.assertIn(">0.750<", state["value"])


class WidgetsWithoutAManager(KernelCase):
    def test_a_page_that_knows_no_widgets_closes_them_and_nothing_is_lost(self):
        run = self.kernel.run('var lone = IntSlider.of("n", 1, 0, 9); lone')
        client = self.kernel.client
        for opened in (m["content"]["comm_id"] for m in run.published if m["msg_type"] == "comm_open"):
            message = client.session.msg("comm_close", {"comm_id": opened, "data": {}})
            client.session.send(client.shell_channel.socket, message)
            self.kernel.published_until_idle(message["header"]["msg_id"])
        self.assertEqual(self.kernel.run("lone.value(5).value()").results, ["5"])
        self.assertIn("n: 5 (a slider, 0 to 9", self.kernel.run("lone").results[0])
