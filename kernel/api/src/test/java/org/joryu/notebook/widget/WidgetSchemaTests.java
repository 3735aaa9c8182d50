package org.joryu.notebook.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joryu.notebook.widget.FrontEnd.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is sent is what ipywidgets specifies: its traits, their types and their defaults.
class WidgetSchemaTests {

    /// A trait as the schema has it, its default as JSON.
    private record Trait(String type, String standard, boolean nullable, List<String> allowed) {}

    private static final Pattern NAMES = Pattern.compile("_(model|view)_.*");
    private static final Map<String, Map<String, Trait>> MODELS = read();

    private static Map<String, Map<String, Trait>> read() {
        var models = new LinkedHashMap<String, Map<String, Trait>>();
        try (var file = WidgetSchemaTests.class.getResourceAsStream("models.tsv")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> models.computeIfAbsent(cells[0], _ -> new LinkedHashMap<>())
                            .put(
                                    cells[1],
                                    new Trait(
                                            cells[2],
                                            cells[3],
                                            cells[4].equals("null"),
                                            cells[5].equals("-") ? List.of() : List.of(cells[5].split("\\|", -1)))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return models;
    }

    static Stream<Widget> all() {
        return Stream.of(
                IntSlider.of("", 0, 0, 100),
                FloatSlider.of("", 0, 0, 100),
                FloatLogSlider.of("", 1, 0, 4),
                IntProgress.of("", 100),
                FloatProgress.of("", 100),
                HtmlWidget.of(""),
                Label.of(""),
                Button.of(""),
                Dropdown.of("", "a"),
                HBox.of(),
                VBox.of());
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_widget_has_the_traits_types_and_defaults_of_its_model(Widget widget) {
        try (var frontEnd = new FrontEnd()) {
            frontEnd.open(widget);
            for (var line : frontEnd.comms.values()) {
                keepsToSchema(line, Set.of("_options_labels", "index"));
            }
        }
    }

    @Test
    void what_is_said_later_keeps_to_it_too() {
        try (var frontEnd = new FrontEnd()) {
            var slider = FloatSlider.of("T", 4, 1, 20)
                    .step(0.5)
                    .readoutFormat(".1f")
                    .continuousUpdate(false)
                    .disabled(true)
                    .tooltip("softness")
                    .style("handle_color", "#0072b2")
                    .layout(Layout.of().width("50%").with("align_items", "center"));
            var button = Button.of("go").buttonStyle("primary").icon("play");
            var bar = IntProgress.of("pages", 7).value(3).barStyle("success");
            frontEnd.open(VBox.of(slider, HBox.of(button, bar), Dropdown.of("loss", 1, 2), StopButton.of()));
            frontEnd.comms.values().forEach(line -> keepsToSchema(line, null));
            assertThat(frontEnd.comms).hasSize(2 * 2 + 5 * 3);
        }
    }

    /// @param free traits that may differ from their defaults; null for all that do not name the model
    private static void keepsToSchema(Line line, @Nullable Set<String> free) {
        assertThat(line.targetName()).isEqualTo("jupyter.widget");
        assertThat(line.heard.getFirst().metadata()).containsEntry("version", "2.1.0");
        assertThat(line.heard.getFirst().data()).containsEntry("buffer_paths", List.of());
        var state = FrontEnd.opening(line);
        var model = String.valueOf(state.get("_model_name"));
        var traits = Objects.requireNonNull(MODELS.get(model), model);
        state.forEach((key, value) -> {
            var name = String.valueOf(key);
            var trait = Objects.requireNonNull(traits.get(name), model + "." + name);
            assertThat(isOf(trait, value)).as("%s.%s: %s", model, name, value).isTrue();
            boolean isFree = free == null ? !NAMES.matcher(name).matches() : free.contains(name);
            if (!isFree && !trait.type().equals("reference")) {
                assertThat(json(value)).as("%s.%s", model, name).isEqualTo(trait.standard());
            }
        });
        var names = traits.keySet().stream().filter(NAMES.asMatchPredicate()).toList();
        assertThat(names).hasSize(6).allMatch(state::containsKey);
    }

    private static boolean isOf(Trait trait, @Nullable Object value) {
        if (value == null) {
            return trait.nullable();
        }
        return switch (trait.type()) {
            case "string" ->
                value instanceof String word
                        && (trait.allowed().isEmpty() || trait.allowed().contains(word));
            case "int" -> value instanceof Integer;
            case "float" -> value instanceof Double;
            case "bool" -> value instanceof Boolean;
            case "reference" -> value instanceof String reference && reference.startsWith("IPY_MODEL_comm-");
            case "array" -> value instanceof List<?>;
            default -> throw new AssertionError(trait.type());
        };
    }

    private static String json(@Nullable Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
