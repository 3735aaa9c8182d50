package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaLiteralTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            7                        | 7
            -2147483648              | -2147483648
            2147483648               | 2147483648L
            -9223372036854775808     | -9223372036854775808L
            9223372036854775808      | new java.math.BigInteger("9223372036854775808")
            4.0                      | 4.0
            0.00001                  | 1e-05
            true                     | true
            null                     | null
            "a\\"b\\\\u0041"           | "a\\"b\\\\u0041"
            "蒸留"                     | "蒸留"
            "\\u0001\\t\\n\\u007f"       | "\\001\\t\\n\\177"
            []                       | java.util.List.of()
            [1, [2.5, "x"]]          | java.util.List.of(1, java.util.List.of(2.5, "x"))
            [1, null]                | java.util.Arrays.asList(1, null)
            [null]                   | java.util.Arrays.asList((Object) null)
            {"a": 1, "b": [true]}    | java.util.Map.of("a", 1, "b", java.util.List.of(true))
            {"a": 1, "b": null}      | new java.util.HashMap<String, Object>(java.util.Map.of("a", 1)) {{ put("b", null); }}
            """)
    void json_becomes_a_java_expression(String json, String java) {
        assertThat(JavaLiteral.of(JsonParser.parseString(json))).isEqualTo(java);
    }

    @Test
    void numbers_that_json_does_not_have_are_named() {
        assertThat(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .extracting(value -> JavaLiteral.of(new JsonPrimitive(value)))
                .containsExactly("Double.NaN", "Double.POSITIVE_INFINITY", "Double.NEGATIVE_INFINITY");
    }

    @Test
    void a_map_may_have_more_entries_than_map_of_takes() {
        var json = IntStream.range(0, 11)
                .mapToObj("\"k%1$d\": %1$d"::formatted)
                .toList()
                .toString()
                .replace('[', '{')
                .replace(']', '}');

        assertThat(JavaLiteral.of(JsonParser.parseString(json)))
                .startsWith("java.util.Map.ofEntries(java.util.Map.entry(\"k0\", 0), ")
                .endsWith(", java.util.Map.entry(\"k10\", 10))");
    }

    @Test
    void java_takes_all_of_them_and_reads_the_same() {
        try (var java = JShell.builder().executionEngine("local").build()) {
            var text = "\"\\\u0001\u007f\u0085\n\r\t\b\f'蒸 \\u0041 \\";
            assertThat(value(java, JavaLiteral.of(new JsonPrimitive(text)) + ".codePoints().boxed().toList()"))
                    .isEqualTo(text.codePoints().boxed().toList().toString());
            assertThat(value(
                            java,
                            JavaLiteral.of(JsonParser.parseString("[{\"a\": null}, -9223372036854775808, [null]]"))))
                    .isEqualTo("[{a=null}, -9223372036854775808, [null]]");
        }
    }

    private static String value(JShell java, String expression) {
        var event = java.eval(expression).getFirst();
        assertThat(event.status()).as(expression).isEqualTo(Snippet.Status.VALID);
        return event.value();
    }
}
