package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// What holds of every chart.
class ChartTests {

    static List<Chart> all() {
        return Charts.all();
    }

    static List<Chart> empty() {
        return Charts.empty();
    }

    static List<Chart> both() {
        var both = new ArrayList<>(all());
        both.addAll(empty());
        return both;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void the_SVG_is_XML_of_its_own_without_anything_that_acts(Chart chart) throws Exception {
        var svg = chart.svg();
        var root = parsed(svg).getDocumentElement();

        assertThat(root.getNamespaceURI()).isNull();
        assertThat(root.getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("width")).isEqualTo(String.valueOf(chart.width()));
        assertThat(root.getAttribute("height")).isEqualTo(String.valueOf(chart.height()));
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(svg).doesNotContain("<b>", "<script", "<style", "href", "NaN,", ",NaN", "\"NaN", "\"Infinity");
    }

    @ParameterizedTest
    @MethodSource("all")
    void names_stand_in_it_as_they_are(Chart chart) throws Exception {
        assertThat(parsed(chart.svg()).getDocumentElement().getTextContent()).contains("<b>\"5\" & 'x'</b> $x$");
    }

    @ParameterizedTest
    @MethodSource("both")
    void the_PNG_has_twice_the_pixels_and_lets_the_page_through(Chart chart) throws Exception {
        var image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(chart.png())));

        assertThat(image.getWidth()).isEqualTo(2 * chart.width());
        assertThat(image.getHeight()).isEqualTo(2 * chart.height());
        assertThat(image.getRGB(1, 1) >>> 24).isZero();
        assertThat(inked(image)).as("words at least").isGreaterThan(50);
    }

    private static long inked(java.awt.image.BufferedImage image) {
        long inked = 0;
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            inked += pixel >>> 24 > 200 ? 1 : 0;
        }
        return inked;
    }

    @ParameterizedTest
    @MethodSource("both")
    void the_specification_is_JSON_of_version_five_with_few_rows(Chart chart) {
        var spec = chart.vegaLite();

        assertThat(spec)
                .containsEntry("$schema", "https://vega.github.io/schema/vega-lite/v5.json")
                .containsEntry("background", "transparent")
                .containsKeys("title", "description");
        var rows = new ArrayList<Object>();
        walk(spec, rows);
        assertThat(rows).hasSizeLessThanOrEqualTo(2_000);
        assertThat(chart.vegaLite()).hasToString(spec.toString());
    }

    /// Collects the rows of data, and refuses what JSON does not have.
    private static void walk(@Nullable Object json, Collection<Object> rows) {
        switch (json) {
            case null -> {}
            case Map<?, ?> object ->
                object.forEach((key, value) -> {
                    if (key.equals("values")
                            && value instanceof List<?> list
                            && list.stream().allMatch(Map.class::isInstance)) {
                        rows.addAll(list);
                    }
                    walk(value, rows);
                });
            case List<?> list -> list.forEach(element -> walk(element, rows));
            case Double number -> assertThat(number).isFinite();
            case Object other -> assertThat(other).isInstanceOfAny(String.class, Integer.class, Boolean.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_words_have_numbers(Chart chart) {
        assertThat(chart.isEmpty()).isFalse();
        assertThat(chart.toString())
                .startsWith(Charts.NAME)
                .containsPattern("\\d\\.\\d")
                .doesNotContain("nothing");
    }

    @ParameterizedTest
    @MethodSource("empty")
    void what_is_empty_says_so(Chart chart) {
        assertThat(chart.isEmpty()).isTrue();
        assertThat(chart.toString()).contains("so there is nothing to draw");
    }

    @Test
    void a_chart_of_many_losses_is_small_enough_to_be_sent_twice_a_second() {
        var many = java.util.stream.IntStream.range(0, 9)
                .mapToObj(i -> "loss " + i)
                .toList();
        var points = java.util.stream.IntStream.rangeClosed(1, LossSeries.MOST_POINTS)
                .mapToObj(i -> new LossPoint(
                        i / 1.7,
                        2.2 / i,
                        8.1 / i,
                        4.4 / i,
                        many.stream().map(name -> 1.0 / i).toList()))
                .toList();
        var chart = new LossChart("t", "c", 120, 7, many, points, List.of(), 0, 0.98, true);

        assertThat(chart.svg().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(29_000);
    }
}
