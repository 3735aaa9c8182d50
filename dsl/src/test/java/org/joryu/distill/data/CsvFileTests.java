package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    private static final String LINES = """
            width,species,height
            1,b,10
            2,b,20
            3,b,30
            4,b,40
            5,b,50
            6,a,-6e1
            """;

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("flowers.csv"), content);
    }

    @Test
    void the_label_column_is_found_by_name_and_all_others_are_numbers() throws IOException {
        var data = CsvFile.read(file(LINES), "species");

        assertThat(data).hasToString("flowers: 4 train, 1 dev, 1 test; inputs 2, 2 classes");
        assertThat(data.classNames()).containsExactly("a", "b");
        assertThat(data.train().rowIds()).containsExactly(0, 1, 2, 5);
        assertThat(data.train().labels()).containsExactly(1, 1, 1, 0);
        assertThat(data.train().features()[3]).containsExactly(6, -60);
        assertThat(data.test().features()[0]).containsExactly(5, 50);
    }

    @Test
    void quotes_empty_lines_windows_line_ends_and_a_byte_order_mark_are_read_past() throws IOException {
        var quoted = "\uFEFF\"width\",species,height\r\n"
                + "\"1\",\"b \"\"x\"\", y\",10\r\n\r\n".repeat(5)
                + "\" 6\",a,\"-60\"\r\n";
        var data = CsvFile.read(file(quoted), "species");

        assertThat(data.classNames()).containsExactly("a", "b \"x\", y");
        assertThat(data.train().features()[3]).containsExactly(6, -60);
    }

    @Test
    void classes_that_are_whole_numbers_ascend_as_numbers() throws IOException {
        var content = new StringBuilder("x,y\n");
        for (int row = 0; row < 10; row++) {
            content.append("1,").append(row % 2 == 0 ? 10 : 9).append('\n');
        }

        assertThat(CsvFile.read(file(content.toString()), "y").classNames()).containsExactly("9", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "NaN", "Infinity", "1e99"})
    void what_is_no_finite_number_is_told_with_its_line_and_column(String text) throws IOException {
        var file = file(LINES.replace("-6e1", text));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(file, "species"))
                .withMessage(file + " must have finite numbers beside its label column, but line 7 has \"" + text
                        + "\" in column height: fill it in, or drop the line or the column");
    }

    @Test
    void a_line_with_too_few_or_too_many_fields_is_told() throws IOException {
        var few = file(LINES.replace("3,b,30", "3,b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(few, "species"))
                .withMessage(few + " must have 3 fields in each line, as the first has, but line 4 has 2");
        var many = file(LINES.replace("3,b,30", "3,b,30,"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(many, "species"))
                .withMessageEndingWith("line 4 has 4");
    }

    @Test
    void another_label_column_is_answered_with_those_there_are() throws IOException {
        var file = file(LINES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(file, "class"))
                .withMessage(
                        "label must be a column of " + file + ", which are [width, species, height], but was class");
    }

    @Test
    void a_row_without_a_class_is_told() throws IOException {
        var file = file(LINES.replace("3,b,30", "3,,30"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(file, "species"))
                .withMessage(file + " must have a class in column species, but line 4 has none: drop the line");
    }

    @Test
    void an_empty_file_two_columns_of_one_name_and_a_file_that_is_not_there_are_refused() throws IOException {
        var empty = file("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(empty, "y"))
                .withMessageEndingWith("is empty");
        var twice = file("x,x,y\n1,2,3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.read(twice, "y"))
                .withMessageEndingWith("names [x, x, y]");
        assertThatThrownBy(() -> CsvFile.read(folder.resolve("none.csv"), "y"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.csv");
    }
}
