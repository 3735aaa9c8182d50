package org.joryu.kernel.protocol;

import com.google.gson.JsonObject;
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
import org.joryu.kernel.protocol.Request.IsCompleteRequest;
import org.joryu.kernel.protocol.Request.KernelInfoRequest;
import org.joryu.kernel.protocol.Request.ShutdownRequest;
import org.joryu.kernel.protocol.Request.UnknownRequest;
import org.joryu.kernel.protocol.Request.UsageRequest;
import org.jspecify.annotations.Nullable;

/// Reads the JSON parts of what a front end sends.
public final class ContentReader {

    private ContentReader() {}

    /// A header.
    ///
    /// @throws MalformedMessageException if it is not one: there is then nobody to answer
    public static Header header(byte[] json) throws MalformedMessageException {
        var fields = new Fields(Json.object(json, "the header"));
        return new Header(
                fields.text("msg_id"),
                fields.text("session", ""),
                fields.text("username", ""),
                fields.text("date", ""),
                fields.text("msg_type"),
                fields.text("version", ""),
                fields.textOrNull("subshell_id"));
    }

    /// A parent header, null if it is the empty object that says there is none.
    public static @Nullable Header parent(byte[] json) throws MalformedMessageException {
        return Json.object(json, "the parent header").isEmpty() ? null : header(json);
    }

    /// The metadata of a message.
    public static Map<String, Object> metadata(byte[] json) throws MalformedMessageException {
        return Json.map(Json.object(json, "the metadata"));
    }

    /// What a message of this type asks, as far as its content tells; an [InvalidRequest] if its fields
    /// are not as specified.
    ///
    /// @throws MalformedMessageException if it is no JSON object
    public static Request request(String messageType, byte[] json) throws MalformedMessageException {
        var content = Json.object(json, "the content");
        try {
            return request(messageType, content);
        } catch (MalformedMessageException problem) {
            return new InvalidRequest(messageType, String.valueOf(problem.getMessage()));
        }
    }

    private static Request request(String messageType, JsonObject content) throws MalformedMessageException {
        var fields = new Fields(content);
        return switch (messageType) {
            case "execute_request" ->
                new ExecuteRequest(
                        fields.text("code"),
                        fields.flag("silent", false),
                        fields.flag("store_history", true),
                        fields.texts("user_expressions"),
                        fields.flag("allow_stdin", true),
                        fields.flag("stop_on_error", true));
            case "kernel_info_request" -> new KernelInfoRequest();
            case "is_complete_request" -> new IsCompleteRequest(fields.text("code"));
            case "complete_request" -> new CompleteRequest(fields.text("code"), cursor(fields));
            case "inspect_request" ->
                new InspectRequest(fields.text("code"), cursor(fields), fields.number("detail_level", 0));
            case "history_request" -> new HistoryRequest(fields.flag("output", false), historyAccess(fields));
            case "interrupt_request" -> new InterruptRequest();
            case "shutdown_request" -> new ShutdownRequest(fields.flag("restart", false));
            case "create_subshell_request" -> new SubshellRequest.Create();
            case "delete_subshell_request" -> new SubshellRequest.Delete(fields.text("subshell_id"));
            case "list_subshell_request" -> new SubshellRequest.ListAll();
            case "usage_request" -> new UsageRequest();
            case "comm_info_request" -> new CommInfoRequest(fields.textOrNull("target_name"));
            case "comm_open" ->
                new CommOpen(fields.text("comm_id"), fields.text("target_name", ""), Payload.of(fields.map("data")));
            case "comm_msg" -> new CommMessage(fields.text("comm_id"), Payload.of(fields.map("data")));
            case "comm_close" -> new CommClose(fields.text("comm_id"), Payload.of(fields.map("data")));
            case "input_reply" -> new InputReply(fields.text("value", ""), null);
            default -> new UnknownRequest(messageType);
        };
    }

    /// The end of the code where the request names no position.
    private static int cursor(Fields fields) throws MalformedMessageException {
        var code = fields.text("code");
        return fields.number("cursor_pos", code.codePointCount(0, code.length()));
    }

    private static HistoryAccess historyAccess(Fields fields) throws MalformedMessageException {
        var access = fields.text("hist_access_type", "tail");
        return switch (access) {
            case "tail" -> new HistoryAccess.Tail(fields.number("n", 10));
            case "range" ->
                new HistoryAccess.Range(
                        fields.number("session", 0),
                        fields.number("start", 1),
                        fields.number("stop", Integer.MAX_VALUE));
            case "search" ->
                new HistoryAccess.Search(
                        fields.text("pattern", "*"),
                        fields.number("n", Integer.MAX_VALUE),
                        fields.flag("unique", false));
            default ->
                throw new MalformedMessageException(
                        "the field `hist_access_type` must be tail, range or search, but is " + access);
        };
    }
}
