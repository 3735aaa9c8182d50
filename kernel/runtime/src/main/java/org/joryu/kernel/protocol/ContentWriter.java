package org.joryu.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Publication.ClearOutput;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Publication.IopubWelcome;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.jspecify.annotations.Nullable;

/// Writes the JSON parts of what the kernel sends.
public final class ContentWriter {

    private ContentWriter() {}

    /// A header; the empty object for none.
    public static byte[] header(@Nullable Header header) {
        var json = new JsonObject();
        if (header != null) {
            json.addProperty("msg_id", header.messageId());
            json.addProperty("session", header.session());
            json.addProperty("username", header.username());
            json.addProperty("date", header.date());
            json.addProperty("msg_type", header.messageType());
            json.addProperty("version", header.version());
            if (header.subshellId() != null) {
                json.addProperty("subshell_id", header.subshellId());
            }
        }
        return Json.bytes(json);
    }

    /// Metadata.
    public static byte[] metadata(Map<String, Object> metadata) {
        return Json.bytes(Json.tree(metadata));
    }

    /// What a message says.
    ///
    /// @throws IllegalArgumentException for a [Request], which kernels do not send
    public static byte[] content(Content content) {
        return Json.bytes(
                switch (content) {
                    case Publication publication -> publication(publication);
                    case Reply reply -> ReplyWriter.reply(reply);
                    case InputRequest(var prompt, var password) -> {
                        var json = new JsonObject();
                        json.addProperty("prompt", prompt);
                        json.addProperty("password", password);
                        yield json;
                    }
                    case Request request ->
                        throw new IllegalArgumentException("a kernel does not send " + request.messageType());
                });
    }

    private static JsonObject publication(Publication publication) {
        var json = new JsonObject();
        switch (publication) {
            case Status(var state) -> json.addProperty("execution_state", lower(state));
            case Stream(var name, var text) -> {
                json.addProperty("name", lower(name));
                json.addProperty("text", text);
            }
            case DisplayData(var data, var metadata, var displayId) -> bundle(json, data, metadata, displayId);
            case UpdateDisplayData(var data, var metadata, var displayId) -> bundle(json, data, metadata, displayId);
            case ExecuteInput(var code, var count) -> {
                json.addProperty("code", code);
                json.addProperty("execution_count", count);
            }
            case ExecuteResult(var count, var data, var metadata) -> {
                json.addProperty("execution_count", count);
                json.add("data", Json.tree(data));
                json.add("metadata", Json.tree(metadata));
            }
            case ExecutionError(var name, var value, var traceback) -> error(json, name, value, traceback);
            case ClearOutput(var later) -> json.addProperty("wait", later);
            case IopubWelcome(var subscription) -> json.addProperty("subscription", subscription);
            case Comm comm -> {
                json.addProperty("comm_id", comm.commId());
                if (comm instanceof CommOpen open) {
                    json.addProperty("target_name", open.targetName());
                }
                json.add("data", Json.tree(comm.payload().data()));
            }
        }
        return json;
    }

    private static void bundle(
            JsonObject json, Map<String, Object> data, Map<String, Object> metadata, String displayId) {
        json.add("data", Json.tree(data));
        json.add("metadata", Json.tree(metadata));
        json.add("transient", Json.tree(Map.of("display_id", displayId)));
    }

    static void error(JsonObject json, String name, String value, List<String> traceback) {
        json.addProperty("ename", name);
        json.addProperty("evalue", value);
        json.add("traceback", Json.tree(traceback));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
