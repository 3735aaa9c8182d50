package org.joryu.notebook.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joryu.notebook.Comm.Message;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.widget.FrontEnd.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a widget and a front end say to each other.
class WidgetProtocolTests {

    private final FrontEnd frontEnd = new FrontEnd();

    @AfterEach
    void unbind() {
        frontEnd.close();
    }

    @Test
    void nothing_is_opened_before_it_is_shown_and_a_shown_one_once() {
        var slider = FloatSlider.of("T", 4, 1, 20);
        assertThat(frontEnd.comms).isEmpty();
        var view = slider.bundle().data().get("application/vnd.jupyter.widget-view+json");
        assertThat(view).isEqualTo(Map.of("version_major", 2, "version_minor", 0, "model_id", "comm-2"));
        assertThat(frontEnd.comms).hasSize(3);
        assertThat(slider.bundle().data().get("application/vnd.jupyter.widget-view+json"))
                .isEqualTo(view);
        assertThat(frontEnd.comms).hasSize(3);
    }

    @Test
    void a_box_refers_to_its_children_which_are_open_before_it() {
        var box = VBox.of(Label.of("a"), Label.of("b"));
        var line = frontEnd.open(box);
        var children = (List<?>) Objects.requireNonNull(FrontEnd.opening(line).get("children"));
        assertThat(children).hasSize(2).allSatisfy(child -> {
            var id = String.valueOf(child).replace("IPY_MODEL_", "");
            assertThat(frontEnd.comms).containsKey(id);
            assertThat(Integer.parseInt(id.substring(5)))
                    .isLessThan(Integer.parseInt(line.id().substring(5)));
        });
    }

    @Test
    void what_a_page_changes_is_echoed_and_handlers_hear_of_it() {
        var heard = new ArrayList<Double>();
        var slider = FloatSlider.of("T", 4, 1, 20).onChange(heard::add);
        var line = frontEnd.open(slider);
        line.update(Map.of("value", 7L));
        assertThat(slider.value()).isEqualTo(7.0);
        assertThat(heard).containsExactly(7.0);
        assertThat(later(line)).containsExactly("echo_update {value=7}");
    }

    @Test
    void what_a_page_says_outside_of_the_bounds_is_put_right() {
        var slider = IntSlider.of("n", 4, 1, 20);
        var line = frontEnd.open(slider);
        line.update(Map.of("value", 99L));
        assertThat(slider.value()).isEqualTo(20);
        line.update(Map.of("value", "nonsense"));
        assertThat(slider.value()).isEqualTo(20);
        assertThat(later(line))
                .containsExactly(
                        "echo_update {value=99}",
                        "update {value=20}",
                        "echo_update {value=nonsense}",
                        "update {value=20}");
    }

    @Test
    void what_is_no_trait_of_the_model_and_methods_of_other_versions_are_passed_over() {
        var line = frontEnd.open(Label.of("a"));
        line.update(Map.of("unheard_of", 1L));
        line.say(Map.of("method", "unheard_of"));
        line.say(Map.of());
        assertThat(later(line)).isEmpty();
    }

    @Test
    void the_state_is_told_to_who_asks() {
        var line = frontEnd.open(IntSlider.of("n", 4, 1, 20));
        line.say(Map.of("method", "request_state"));
        var state = (Map<?, ?>) line.heard.getLast().data().get("state");
        assertThat(line.heard.getLast().data()).containsEntry("method", "update");
        assertThat(state).isEqualTo(FrontEnd.opening(line));
    }

    @Test
    void a_page_that_was_loaded_anew_gets_all_states_in_one_message() {
        var slider = frontEnd.open(IntSlider.of("n", 4, 1, 20));
        slider.update(Map.of("value", 9L));
        var closed = Label.of("gone");
        var gone = frontEnd.open(closed);
        closed.close();
        var control = new Line("control", "jupyter.widget.control");
        Objects.requireNonNull(frontEnd.targets.get("jupyter.widget.control")).opened(control, Message.of(Map.of()));
        control.say(Map.of("method", "request_states"));
        var answer = control.heard.getLast().data();
        assertThat(answer).containsEntry("method", "update_states").containsEntry("buffer_paths", List.of());
        var states = (Map<?, ?>) Objects.requireNonNull(answer.get("states"));
        assertThat(states.containsKey(gone.id())).isFalse();
        assertThat(states.keySet().stream().map(String::valueOf))
                .isSubsetOf(frontEnd.comms.keySet())
                .hasSize(3);
        var state = (Map<?, ?>) Objects.requireNonNull(states.get(slider.id()));
        assertThat(state.get("model_name")).isEqualTo("IntSliderModel");
        assertThat(state.get("model_module")).isEqualTo("@jupyter-widgets/controls");
        assertThat(state.get("model_module_version")).isEqualTo("2.0.0");
        assertThat(((Map<?, ?>) Objects.requireNonNull(state.get("state"))).get("value"))
                .isEqualTo(9);
    }

    @Test
    void ten_thousand_values_are_few_messages_and_the_last_is_always_told() {
        var bar = IntProgress.of("steps", 10_000);
        var line = frontEnd.open(bar);
        long began = System.nanoTime();
        for (int step = 1; step <= 10_000; step++) {
            bar.value(step);
        }
        long intervals = (System.nanoTime() - began) / 50_000_000;
        frontEnd.endCell();
        var told = later(line);
        assertThat(told).hasSizeBetween(1, (int) intervals + 2);
        assertThat(told.getLast()).isEqualTo("update {value=10000}");
    }

    @Test
    void only_what_changed_is_told_and_changes_meanwhile_together() {
        var slider = FloatSlider.of("T", 4, 1, 20);
        var line = frontEnd.open(slider);
        slider.value(4).value(5).disabled(true).value(6);
        frontEnd.endCell();
        assertThat(later(line)).containsExactly("update {value=6.0, disabled=true}");
    }

    @Test
    void a_page_that_moves_a_slider_wins_over_what_was_not_told_yet() {
        var slider = FloatSlider.of("T", 4, 1, 20);
        var line = frontEnd.open(slider);
        slider.value(5);
        line.update(Map.of("value", 9.5));
        frontEnd.endCell();
        assertThat(slider.value()).isEqualTo(9.5);
        assertThat(later(line)).containsExactly("echo_update {value=9.5}");
    }

    @Test
    void a_click_is_a_custom_message() {
        var clicks = new ArrayList<String>();
        var button = Button.of("go").onClick(() -> clicks.add("a")).onClick(() -> clicks.add("b"));
        var line = frontEnd.open(button);
        line.say(Map.of("method", "custom", "content", Map.of("event", "click")));
        line.say(Map.of("method", "custom", "content", Map.of("event", "other")));
        assertThat(clicks).containsExactly("a", "b");
    }

    @Test
    void a_handler_that_fails_keeps_no_other_from_hearing() {
        var clicks = new ArrayList<String>();
        var button = Button.of("go")
                .onClick(() -> {
                    throw new IllegalStateException("one failed");
                })
                .onClick(() -> clicks.add("b"));
        assertThatThrownBy(button::click).hasMessage("one failed");
        assertThat(clicks).containsExactly("b");
    }

    @Test
    void a_choice_is_told_by_its_place() {
        var chosen = new ArrayList<String>();
        var loss = Dropdown.of("loss", "kl", "mse").onChange(chosen::add);
        var line = frontEnd.open(loss);
        line.update(Map.of("index", 1L));
        line.update(Map.of("index", 7L));
        assertThat(loss.value()).isEqualTo("mse");
        loss.value("kl");
        assertThat(chosen).containsExactly("mse", "kl");
        assertThatThrownBy(() -> loss.value("ce"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be one of [kl, mse], but was ce");
    }

    @Test
    void a_stop_button_stops_the_cell_that_showed_it_and_is_gray_after_its_end() {
        var stop = StopButton.of();
        var line = frontEnd.open(stop);
        line.say(Map.of("method", "custom", "content", Map.of("event", "click")));
        assertThat(frontEnd.stops).isEqualTo(1);
        frontEnd.endCell();
        frontEnd.endCell();
        assertThat(stop.description()).isEqualTo("stopped");
        assertThat(stop.model().get("disabled")).isEqualTo(true);
        stop.bundle();
        assertThat(stop.description()).isEqualTo("Stop");
        assertThat(stop.model().get("disabled")).isEqualTo(false);
    }

    @Test
    void a_closed_box_closes_what_is_in_it_and_is_not_opened_again() {
        var slider = IntSlider.of("n", 4, 1, 20);
        var box = VBox.of(slider);
        frontEnd.open(box);
        box.close();
        assertThat(frontEnd.comms.values()).noneMatch(Line::isOpen);
        assertThat(slider.value()).isEqualTo(4);
        assertThat(box.bundle()).isEqualTo(MimeBundle.text("n: 4 (a slider, 1 to 20)"));
    }

    @Test
    void what_a_page_without_widgets_closes_is_opened_anew_when_it_is_shown_again() {
        var slider = IntSlider.of("n", 4, 1, 20);
        var line = frontEnd.open(slider);
        line.closeFromPage();
        slider.value(7);
        var again = frontEnd.open(slider);
        assertThat(again.id()).isNotEqualTo(line.id());
        assertThat(FrontEnd.opening(again).get("value")).isEqualTo(7);
    }

    /// What was said after the opening.
    private static List<String> later(Line line) {
        return line.said().subList(1, line.said().size());
    }
}
