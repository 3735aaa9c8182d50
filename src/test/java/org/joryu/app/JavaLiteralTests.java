package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;

class JavaLiteralTests {

    /// The Python package is held to the same table.
    @Test
    void json_becomes_a_java_expression() throws IOException {
        var table = JsonParser.parseString(Files.readString(Path.of("test/python/parameters.json")))
                .getAsJsonArray();

        assertThat(table).hasSizeGreaterThan(20);
        for (var row : table) {
            var json = row.getAsJsonArray().get(0).getAsString();
            assertThat(JavaLiteral.of(JsonParser.parseString(json)))
                    .as(json)
                    .isEqualTo(row.getAsJsonArray().get(1).getAsString());
        }
    }

    @Test
    void numbers_that_json_does_not_have_are_named() {
        assertThat(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .extracting(value -> JavaLiteral.of(new JsonPrimitive(value)))
                .containsExactly("Double.NaN", "Double.POSITIVE_INFINITY", "Double.NEGATIVE_INFINITY");
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
