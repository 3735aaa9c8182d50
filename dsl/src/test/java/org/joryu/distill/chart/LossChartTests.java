package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LossChartTests {

    private static LossChart chart(int points, double soft, double teacher) {
        return new LossChart(
                "teacher → student",
                "L = 0.3·CE + 0.7·4²·KL",
                150,
                3,
                List.of(),
                IntStream.rangeClosed(1, points)
                        .mapToObj(i -> new LossPoint(i * 150.0 / points, 2.0 / i, soft / i, 3.0 / i))
                        .toList(),
                IntStream.rangeClosed(1, points)
                        .mapToObj(i -> new LossChart.AccuracyPoint(i, 1 - 0.5 / i))
                        .toList(),
                points,
                teacher,
                true);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> spec, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(spec.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> spec, String key) {
        return (Map<String, Object>) Objects.requireNonNull(spec.get(key));
    }

    @Test
    void svg_and_png_are_the_same_size_but_for_sharpness() throws IOException {
        var chart = chart(200, 8, 0.983);

        assertThat(chart.svg())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\" height=\"290\"")
                .endsWith("</svg>");
        var image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(chart.png())));
        assertThat(image.getWidth()).isEqualTo(2 * 680);
        assertThat(image.getHeight()).isEqualTo(2 * 290);
        assertThat(image.getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void the_png_has_the_ink_of_every_line() throws IOException {
        var image = Objects.requireNonNull(
                ImageIO.read(new ByteArrayInputStream(chart(200, 8, 0.983).png())));
        var colors = IntStream.range(0, image.getWidth() * image.getHeight())
                .mapToObj(i -> "#%06x".formatted(0xffffff & image.getRGB(i % image.getWidth(), i / image.getWidth())))
                .distinct()
                .toList();

        assertThat(colors)
                .contains(
                        Ink.HARD.color(),
                        Ink.SOFT.color(),
                        Ink.TOTAL.color(),
                        Ink.STUDENT.color(),
                        Ink.TEACHER.color());
    }

    @Test
    void svg_takes_the_pages_color_for_words_and_names_every_line() {
        assertThat(chart(200, 8, 0.983).svg())
                .contains("fill=\"currentColor\"", "role=\"img\"", "<title>", "stroke-dasharray")
                .contains("hard 0.0100", "soft 0.0400", "total 0.0150", "teacher 98.3 %", "best 99.8 %")
                .contains("loss in nats, log axis, means of 3 steps", "accuracy on dev in percent", ">epoch<")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void the_specification_is_of_version_five_with_its_data_inside() {
        var spec = chart(200, 8, 0.983).vegaLite();

        assertThat(spec).containsEntry("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        var panels = list(spec, "hconcat");
        assertThat(panels)
                .hasSize(2)
                .allSatisfy(panel -> assertThat(panel.get("width")).isInstanceOf(Integer.class));
        var rows = panels.stream()
                .mapToInt(panel -> list(object(panel, "data"), "values").size())
                .sum();
        assertThat(rows).isEqualTo(3 * 200 + 200 + 2).isLessThanOrEqualTo(2_000);
    }

    @Test
    void losses_are_on_a_logarithmic_axis_and_accuracy_on_one_that_ends_at_100() {
        var panels = list(chart(200, 8, 0.983).vegaLite(), "hconcat");

        assertThat(scale(panels.get(0))).containsEntry("type", "log");
        assertThat(scale(panels.get(1))).containsEntry("type", "linear").containsEntry("domain", List.of(90.0, 100.0));
    }

    private static Map<String, Object> scale(Map<String, Object> panel) {
        return object(object(object(list(panel, "layer").getFirst(), "encoding"), "y"), "scale");
    }

    @Test
    void without_a_teacher_only_the_total_is_drawn() {
        var chart = chart(200, Double.NaN, Double.NaN);

        assertThat(chart.svg()).contains("total 0.0150").doesNotContain("hard", "soft", "teacher 9", "NaN");
        assertThat(list(object(list(chart.vegaLite(), "hconcat").getFirst(), "data"), "values"))
                .hasSize(200)
                .allSatisfy(row -> assertThat(row).containsEntry("kind", "total"));
    }

    @Test
    void the_same_chart_is_the_same_text_every_time() {
        assertThat(chart(200, 8, 0.983).vegaLite())
                .hasToString(chart(200, 8, 0.983).vegaLite().toString());
        assertThat(chart(3, 8, 0.983).vegaLite().keySet())
                .containsExactly(
                        "$schema", "description", "title", "hconcat", "spacing", "resolve", "background", "config");
    }

    @Test
    void a_chart_of_one_step_and_one_of_none_can_be_drawn() {
        assertThat(chart(1, 8, 0.983).png()).hasSizeGreaterThan(1_000);
        assertThat(chart(0, 8, 0.983).svg()).contains("epoch").doesNotContain("NaN");
    }

    @Test
    void a_linear_axis_begins_at_0() {
        var chart = chart(200, 8, 0.983).linear();

        assertThat(chart.svg()).contains(">loss in nats, means of 3 steps<").doesNotContain("log axis");
        var scale = scale(list(chart.vegaLite(), "hconcat").getFirst());
        assertThat(scale).containsEntry("type", "linear");
        assertThat(scale.get("domain")).asString().startsWith("[0.0, ");
        assertThat(chart.logarithmic()).isEqualTo(chart(200, 8, 0.983));
    }

    @Test
    void losses_beside_hard_and_soft_have_lines_of_their_own_that_differ_by_dash() {
        var chart = Charts.losses();
        var lines = chart.lines();

        assertThat(lines).extracting(LossLine::name).containsExactly("hard", "soft", "AT", Charts.NAME, "RKD", "total");
        assertThat(lines).extracting(line -> line.ink() + " " + line.dash()).doesNotHaveDuplicates();
        assertThat(chart.svg()).contains(">AT 0.0000<", ">RKD 0.8990<", "stroke-dasharray=\"7 2 2 2\"");
        assertThat(chart.height()).as("the legend has more lines").isEqualTo(290 + 2 * 16);
    }

    @Test
    void a_line_is_broken_where_a_loss_is_infinite() {
        var soft = Charts.losses().svg().split("stroke=\"#0072b2\"", -1).length - 1;

        assertThat(soft).as("four spikes make five pieces, and the legend one").isEqualTo(5 + 1);
    }

    @Test
    void of_many_epochs_the_best_and_the_last_are_kept() {
        var points = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> new LossChart.AccuracyPoint(i, 0.5))
                .toList();
        var chart = new LossChart("t", "c", 5_000, 1, List.of(), List.of(), points, 4_321, 0.9, true);

        assertThat(chart.accuracies())
                .hasSizeLessThanOrEqualTo(LossChart.MOST_ACCURACIES)
                .contains(points.get(4_320), points.get(4_999));
    }

    @Test
    void losses_of_zero_do_not_break_the_logarithm() {
        var chart = new LossChart(
                "t",
                "c",
                1,
                1,
                List.of(),
                List.of(new LossPoint(0.5, 0, 0, 0), new LossPoint(1, 1, 1, 1)),
                List.of(),
                0,
                0.9,
                true);

        assertThat(chart.svg()).doesNotContain("NaN", "Infinity");
    }
}
