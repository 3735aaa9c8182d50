package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.protocol.Publication.ClearOutput;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.junit.jupiter.api.Test;

class CellOutputsTests {

    private final CellOutputs outputs = new CellOutputs();

    @Test
    void joins_what_one_stream_says_and_keeps_two_streams_apart() {
        outputs.begin();
        outputs.accept(new Stream(Stream.Name.STDOUT, "a\n"));
        outputs.accept(new Stream(Stream.Name.STDOUT, "b\n"));
        outputs.accept(new Stream(Stream.Name.STDERR, "!"));
        outputs.accept(new Stream(Stream.Name.STDOUT, "c"));

        assertThat(outputs.outputs()).extracting(CellOutputsTests::text).containsExactly("a\nb\n", "!", "c");
    }

    @Test
    void an_update_reaches_the_display_in_the_cell_where_it_stands() {
        outputs.begin();
        outputs.accept(new DisplayData(Map.of("text/plain", "old"), Map.of(), "d1"));
        var first = outputs.outputs();
        outputs.begin();
        outputs.accept(new UpdateDisplayData(Map.of("text/plain", "new"), Map.of(), "d1"));

        assertThat(first.get(0))
                .isEqualTo(JsonParser.parseString(
                        "{'output_type':'display_data','data':{'text/plain':'new'},'metadata':{}}"));
        assertThat(outputs.outputs()).isEmpty();
    }

    /// To Vega-Lite a scale of null means that colors are colors already.
    @Test
    void a_null_within_json_is_kept() {
        var scale = new HashMap<String, Object>();
        scale.put("scale", null);
        outputs.begin();
        outputs.accept(new DisplayData(Map.of("text/plain", "chart", "application/json", scale), Map.of(), "d1"));

        assertThat(outputs.outputs()
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("data")
                        .get("application/json"))
                .isEqualTo(JsonParser.parseString("{'scale':null}"));
    }

    @Test
    void clearing_may_wait_for_the_next_output() {
        outputs.begin();
        outputs.accept(new Stream(Stream.Name.STDOUT, "a"));
        outputs.accept(new ClearOutput(true));
        assertThat(outputs.outputs()).hasSize(1);

        outputs.accept(new Stream(Stream.Name.STDOUT, "b"));

        assertThat(outputs.outputs()).extracting(CellOutputsTests::text).containsExactly("b");
    }

    @Test
    void an_error_keeps_its_name_its_message_and_its_traceback() {
        outputs.begin();
        outputs.accept(new ExecutionError("E", "v", List.of("E: v", "  cell 1, line 1")));

        assertThat(outputs.outputs()).extracting(CellOutputsTests::text).containsExactly("E: v\n  cell 1, line 1");
        assertThat(outputs.outputs().get(0).getAsJsonObject().get("ename").getAsString())
                .isEqualTo("E");
    }

    private static String text(JsonElement output) {
        return OutputText.of(output.getAsJsonObject());
    }
}
