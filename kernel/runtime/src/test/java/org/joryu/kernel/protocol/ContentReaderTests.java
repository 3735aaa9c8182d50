package org.joryu.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.protocol.Comm.CommClose;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.Request.CommInfoRequest;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Request.HistoryRequest;
import org.joryu.kernel.protocol.Request.InputReply;
import org.joryu.kernel.protocol.Request.InspectRequest;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.kernel.protocol.Request.InvalidRequest;
import org.joryu.kernel.protocol.Request.KernelInfoRequest;
import org.joryu.kernel.protocol.Request.ShutdownRequest;
import org.joryu.kernel.protocol.Request.UnknownRequest;
import org.joryu.kernel.protocol.Request.UsageRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentReaderTests {

    @Test
    void reads_an_execute_request() throws MalformedMessageException {
        assertThat(read("execute_request", """
                {"code": "x", "silent": false, "store_history": false, "user_expressions": {"a": "x + 1"},
                 "allow_stdin": false, "stop_on_error": false, "from_the_future": [1]}"""))
                .isEqualTo(new ExecuteRequest("x", false, false, Map.of("a", "x + 1"), false, false));
    }

    @Test
    void takes_the_defaults_of_the_specification() throws MalformedMessageException {
        assertThat(read("execute_request", "{\"code\": \"x\", \"user_expressions\": null}"))
                .isEqualTo(new ExecuteRequest("x", false, true, Map.of(), true, true));
        assertThat(read("complete_request", "{\"code\": \"🌸.\"}")).isEqualTo(new CompleteRequest("🌸.", 2));
    }

    @Test
    void never_stores_what_is_silent() throws MalformedMessageException {
        assertThat(read("execute_request", "{\"code\": \"x\", \"silent\": true, \"store_history\": true}"))
                .isEqualTo(new ExecuteRequest("x", true, false, Map.of(), true, true));
    }

    @Test
    void reads_the_three_ways_into_the_history() throws MalformedMessageException {
        assertThat(read("history_request", "{\"hist_access_type\": \"tail\", \"n\": 3, \"output\": true}"))
                .isEqualTo(new HistoryRequest(true, new HistoryAccess.Tail(3)));
        assertThat(read("history_request", "{\"hist_access_type\": \"range\", \"session\": 0, \"start\": 2}"))
                .isEqualTo(new HistoryRequest(false, new HistoryAccess.Range(0, 2, Integer.MAX_VALUE)));
        assertThat(read("history_request", """
                {"hist_access_type": "search", "pattern": "a*", "n": 5, "unique": true}"""))
                .isEqualTo(new HistoryRequest(false, new HistoryAccess.Search("a*", 5, true)));
        assertThat(read("history_request", "{\"hist_access_type\": \"all\"}")).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void reads_the_small_requests() throws MalformedMessageException {
        assertThat(read("usage_request", "{}")).isEqualTo(new UsageRequest());
        assertThat(read("create_subshell_request", "{}")).isEqualTo(new SubshellRequest.Create());
        assertThat(read("list_subshell_request", "{}")).isEqualTo(new SubshellRequest.ListAll());
        assertThat(read("delete_subshell_request", "{\"subshell_id\": \"s\"}"))
                .isEqualTo(new SubshellRequest.Delete("s"));
        assertThat(read("delete_subshell_request", "{}")).isInstanceOf(InvalidRequest.class);
        assertThat(read("kernel_info_request", "{}")).isEqualTo(new KernelInfoRequest());
        assertThat(read("inspect_request", "{\"code\": \"a\", \"cursor_pos\": 1.0, \"detail_level\": 1}"))
                .isEqualTo(new InspectRequest("a", 1, 1));
        assertThat(read("interrupt_request", "{}")).isEqualTo(new InterruptRequest());
        assertThat(read("shutdown_request", "{\"restart\": true}")).isEqualTo(new ShutdownRequest(true));
        assertThat(read("comm_info_request", "{\"target_name\": \"t\"}")).isEqualTo(new CommInfoRequest("t"));
        assertThat(read("input_reply", "{\"value\": \"yes\"}")).isEqualTo(new InputReply("yes", null));
        assertThat(read("debug_request", "{}")).isEqualTo(new UnknownRequest("debug_request"));
    }

    @Test
    void reads_comms_with_their_data() throws MalformedMessageException {
        assertThat(read("comm_open", "{\"comm_id\": \"1\", \"target_name\": \"t\", \"data\": {\"a\": [true]}}"))
                .isEqualTo(new CommOpen("1", "t", Payload.of(Map.of("a", List.of(true)))));
        assertThat(read("comm_msg", "{\"comm_id\": \"1\", \"data\": {}}"))
                .isEqualTo(new CommMessage("1", Payload.NONE));
        assertThat(read("comm_close", "{\"comm_id\": \"1\"}")).isEqualTo(new CommClose("1", Payload.NONE));
    }

    @Test
    void reads_json_into_types_of_the_jdk_and_keeps_null() throws MalformedMessageException {
        var data = new HashMap<String, @Nullable Object>();
        data.put("none", null);
        data.put("whole", 3L);
        data.put("large", 9e18);
        data.put("real", 0.5);
        data.put("deep", Arrays.asList(1L, null, Map.of("text", "\u84b8")));
        assertThat(read("comm_msg", """
                {"comm_id": "1", "data": {"none": null, "whole": 3, "large": 9000000000000000000.0, "real": 5e-1,
                 "deep": [1, null, {"text": "\\u84b8"}]}}""")).isEqualTo(new CommMessage("1", Payload.of(data)));
    }

    @Test
    void says_which_field_is_wrong() throws MalformedMessageException {
        assertThat(read("execute_request", "{}"))
                .isEqualTo(new InvalidRequest("execute_request", "the field `code` is missing"));
        assertThat(read("shutdown_request", "{\"restart\": \"yes\"}"))
                .isEqualTo(new InvalidRequest(
                        "shutdown_request", "the field `restart` must be true or false, but is \"yes\""));
        assertThat(read("complete_request", "{\"code\": \"\", \"cursor_pos\": \"0\"}"))
                .isEqualTo(new InvalidRequest(
                        "complete_request", "the field `cursor_pos` must be a number, but is \"0\""));
    }

    private static Request read(String type, String json) throws MalformedMessageException {
        return ContentReader.request(type, json.getBytes(UTF_8));
    }
}
