package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.app.RunEvent.CellBegin;
import org.joryu.app.RunEvent.CellEnd;
import org.joryu.app.RunEvent.CellStatus;
import org.joryu.app.RunEvent.Failure;
import org.joryu.app.RunEvent.NotebookBegin;
import org.joryu.app.RunEvent.NotebookEnd;
import org.joryu.app.RunEvent.Progress;
import org.joryu.app.RunEvent.Warning;
import org.junit.jupiter.api.Test;

class RunEventJsonTests {

    @Test
    void an_event_is_a_line_whose_names_stay() {
        assertThat(RunEventJson.write(new CellEnd(
                        "a.ipynb",
                        2,
                        "c",
                        "x",
                        CellStatus.FAILED,
                        0.25,
                        List.of("<b>\nc"),
                        new Failure("E", "v", List.of("\u001b[31mE: v\u001b[0m")))))
                .isEqualTo("{\"event\":\"cell-end\",\"notebook\":\"a.ipynb\",\"cell\":2,\"id\":\"c\",\"source\":\"x\","
                        + "\"status\":\"failed\",\"seconds\":0.25,\"outputs\":[\"<b>\\nc\"],"
                        + "\"failure\":{\"name\":\"E\",\"value\":\"v\",\"traceback\":[\"E: v\"]}}");
    }

    @Test
    void each_kind_is_read_as_it_was_written() {
        List<RunEvent> events = List.of(
                new NotebookBegin("n", 2),
                new CellBegin("n", 1, "", "a\nb"),
                new Progress("n", 1, "40 %"),
                new CellEnd("n", 1, "c", "a", CellStatus.OK, 1.5, List.of(), null),
                new Warning("n", "beware"),
                new NotebookEnd("n", RunStatus.INTERRUPTED, 2, null, null),
                new NotebookEnd("n", RunStatus.OK, 2, "out", null));

        assertThat(events)
                .allSatisfy(event ->
                        assertThat(RunEventJson.read(RunEventJson.write(event))).hasValue(event));
    }

    @Test
    void other_lines_are_none() {
        assertThat(List.of("", "a word", "{}", "{\"event\": 7}", "{\"event\":\"other\"}", "[1]", "{\"event\":[1,2]}"))
                .allSatisfy(line -> assertThat(RunEventJson.read(line)).isEmpty());
    }
}
