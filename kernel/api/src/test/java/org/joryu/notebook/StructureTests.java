package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How values with parts look: as text, and as a table.
class StructureTests {

    private record Point(int x, int y) {}

    private record Sample(String name, Object values) {}

    private record Money(int cents) {
        @Override
        public String toString() {
            return cents + " ct";
        }
    }

    private record Failing(int value) {
        @Override
        @SuppressWarnings("UnusedMethod") // the accessor
        public int value() {
            throw new IllegalStateException("no value");
        }
    }

    @Test
    void collections_maps_optionals_and_records_read_as_their_own_text() {
        var values = List.<Object>of(
                List.of(1, 2),
                List.of(),
                List.of(List.of("a", "b"), Set.of(1)),
                Map.of("a", List.of(1)),
                new LinkedHashMap<>(Map.of(1, Map.of())),
                Optional.of(List.of(1)),
                Optional.empty(),
                new Point(1, 2),
                List.of(new Point(1, 2), new Money(5)),
                new ArrayList<>(Collections.singletonList(null)));
        assertThat(values.stream().map(StructureTests::text))
                .containsExactlyElementsOf(values.stream().map(String::valueOf).toList());
    }

    @Test
    void arrays_within_are_shown_by_their_elements() {
        assertThat(text(List.of(new int[] {1, 2}))).isEqualTo("[[1, 2]]");
        assertThat(text(Map.of("a", new String[] {"b"}))).isEqualTo("{a=[b]}");
        assertThat(text(Optional.of(new boolean[] {true}))).isEqualTo("Optional[[true]]");
        assertThat(text(new Sample("s", new double[] {1.5}))).isEqualTo("Sample[name=s, values=[1.5]]");
    }

    @Test
    void what_contains_itself_comes_to_an_end() {
        var list = new ArrayList<Object>();
        var map = new HashMap<String, Object>();
        var array = new Object[] {list};
        list.add(map);
        map.put("list", list);
        map.put("array", array);
        assertThat(text(list)).contains("list=(this Collection)").contains("array=[(this Collection)]");
        assertThat(html(list)).contains("(this Map)");
        assertThat(text(array)).contains("(this array)");
    }

    @Test
    void what_is_nested_without_end_is_cut() {
        List<?> nested = List.of();
        for (int i = 0; i < 100_000; i++) {
            nested = List.of(nested);
        }
        assertThat(text(nested)).hasSizeLessThan(200).contains("…");
    }

    @Test
    void text_is_cut_with_its_size_stated() {
        assertThat(text(Collections.nCopies(1_000, 7))).endsWith("7, … (first 100 of 1,000)]");
        assertThat(text(Collections.nCopies(90, Collections.nCopies(90, "x".repeat(100)))))
                .hasSizeLessThan(21_000)
                .contains(" of 90)");
    }

    @Test
    void tables_are_cut_with_their_size_stated() {
        assertThat(html(Collections.nCopies(1_000, 7)))
                .contains(">19</th>")
                .doesNotContain(">20</th>")
                .contains("<div>first 20 of 1,000</div>");
        assertThat(html(new int[30][4_000])).contains("first 20 of 30, first 20 of 4,000 columns");
        assertThat(html(List.of("x".repeat(5_000)))).hasSizeLessThan(1_000).contains("… (5,000 characters)");
    }

    @Test
    void a_collection_is_a_table_with_a_row_for_each_element() {
        assertThat(cells(List.of("a", "b"))).isEqualTo("|value/0|a/1|b");
        assertThat(cells(Set.of("a"))).isEqualTo("value/a");
        assertThat(cells(Map.of("a", 1))).isEqualTo("key|value/a|1");
        assertThat(cells(Optional.of(3))).isEqualTo("Optional/3");
        assertThat(cells(Optional.empty())).isEqualTo("Optional/empty");
    }

    @Test
    void records_are_tables_and_those_of_one_type_share_one() {
        assertThat(cells(new Point(1, 2))).isEqualTo("|Point/x|1/y|2");
        assertThat(cells(List.of(new Point(1, 2), new Point(3, 4)))).isEqualTo("|x|y/0|1|2/1|3|4");
        assertThat(cells(Map.of("origin", new Point(0, 0)))).isEqualTo("key|x|y/origin|0|0");
        assertThat(cells(List.of(new Point(1, 2), new Money(5)))).isEqualTo("|value/0|Point[x=1, y=2]/1|5 ct");
    }

    @Test
    void long_fractions_are_rounded_in_a_table_and_whole_in_its_text() {
        var numbers = new double[] {Math.sqrt(2), 1.0 / 3, 1764357293.123, 1e-9 / 3, 0.5, -2.0 / 3};

        assertThat(cells(numbers))
                .isEqualTo("|value/0|1.41421/1|0.333333/2|1764357293.0/3|3.33333E-10/4|0.5/5|-0.666667");
        assertThat(cells(new float[] {1f / 3, 16777216f})).isEqualTo("|value/0|0.333333/1|16777216.0");
        assertThat(text(numbers)).contains("1.4142135623730951");
    }

    @Test
    void a_matrix_is_a_table_of_its_rows_and_columns() {
        assertThat(cells(new int[][] {{1, 2}, {3}})).isEqualTo("|0|1/0|1|2/1|3|");
        assertThat(cells(List.of(List.of("a"), List.of("b", "c")))).isEqualTo("|0|1/0|a|/1|b|c");
        assertThat(cells(new double[] {0.5})).isEqualTo("|value/0|0.5");
    }

    @Test
    void html_shows_values_and_never_is_made_of_them() {
        assertThat(html(Map.of("<b>&", "<script>alert('\"')</script>")))
                .contains("&lt;b&gt;&amp;", "&lt;script&gt;alert(&#39;&quot;&#39;)&lt;/script&gt;")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void what_is_empty_and_what_has_no_parts_has_no_table() {
        assertThat(Stream.of(List.of(), Map.of(), new int[0], "text", 42, new Object())
                        .map(value -> new Renderers().render(value).get(MimeBundle.HTML)))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void what_fails_in_the_middle_leaves_the_rest() {
        assertThat(text(List.of(1, new Failing(2), 3)))
                .startsWith("[1, ")
                .contains("no value")
                .endsWith(", 3]");
    }

    @Test
    void streams_and_mere_iterables_are_left_alone() {
        var stream = IntStream.range(0, 3).boxed();
        text(stream);
        assertThat(stream.collect(Collectors.toList())).hasSize(3);
        Iterable<Integer> endless = new Iterable<>() {
            @Override
            public Iterator<Integer> iterator() {
                throw new AssertionError("iterated");
            }

            @Override
            public String toString() {
                return "endless";
            }
        };
        assertThat(text(endless)).isEqualTo("endless");
    }

    @Test
    void a_collection_with_a_text_of_its_own_keeps_it() {
        var deck = new ArrayList<>(List.of("ace")) {
            @Override
            public String toString() {
                return "a deck";
            }
        };
        assertThat(text(deck)).isEqualTo("a deck");
        assertThat(cells(deck)).isEqualTo("|value/0|ace");
    }

    private static String text(Object value) {
        return new Renderers().render(value).plainText();
    }

    private static String html(Object value) {
        return (String) new Renderers().render(value).get(MimeBundle.HTML).orElseThrow();
    }

    /// The rows of the table with `/` between them and `|` between their cells.
    private static String cells(Object value) {
        return html(value)
                .replaceAll("</tr>", "/")
                .replaceAll("</t[hd]>(?=<t[hd])", "|")
                .replaceAll("<[^>]*>", "")
                .replaceAll("/$", "");
    }
}
