package org.joryu.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.protocol.ExecuteReply.UserExpression;
import org.joryu.kernel.protocol.Reply.CommInfoReply;
import org.joryu.kernel.protocol.Reply.CompleteReply;
import org.joryu.kernel.protocol.Reply.ErrorReply;
import org.joryu.kernel.protocol.Reply.HistoryReply;
import org.joryu.kernel.protocol.Reply.InspectReply;
import org.joryu.kernel.protocol.Reply.InterruptReply;
import org.joryu.kernel.protocol.Reply.IsCompleteReply;
import org.joryu.kernel.protocol.Reply.KernelInfoReply;
import org.joryu.kernel.protocol.Reply.ShutdownReply;

/// Writes the content of replies.
final class ReplyWriter {

    private ReplyWriter() {}

    static JsonObject reply(Reply reply) {
        var json = new JsonObject();
        json.addProperty("status", reply.status());
        switch (reply) {
            case ExecuteReply execution -> execution(json, execution);
            case ErrorReply(var _, var name, var value, var traceback) ->
                ContentWriter.error(json, name, value, traceback);
            case KernelInfoReply info -> kernelInfo(json, info);
            case IsCompleteReply(var verdict, var indent) -> {
                if (verdict.equals("incomplete")) {
                    json.addProperty("indent", indent);
                }
            }
            case CompleteReply completion -> completion(json, completion);
            case InspectReply(var found, var data, var metadata) -> {
                json.addProperty("found", found);
                json.add("data", Json.tree(data));
                json.add("metadata", Json.tree(metadata));
            }
            case HistoryReply(var entries, var withOutput) -> json.add("history", history(entries, withOutput));
            case InterruptReply() -> {
                // Its status says it all.
            }
            case SubshellReply.Created(var id) -> json.addProperty("subshell_id", id);
            case SubshellReply.Deleted() -> {
                // Its status says it all.
            }
            case SubshellReply.All(var ids) -> json.add("subshell_id", Json.tree(ids));
            case UsageReply usage -> UsageWriter.usage(json, usage);
            case ShutdownReply(var restart) -> json.addProperty("restart", restart);
            case CommInfoReply(var targets) -> {
                var comms = new LinkedHashMap<String, Object>();
                targets.forEach((id, target) -> comms.put(id, Map.of("target_name", target)));
                json.add("comms", Json.tree(comms));
            }
        }
        return json;
    }

    private static void execution(JsonObject json, ExecuteReply reply) {
        switch (reply) {
            case ExecuteReply.Succeeded(var count, var userExpressions) -> {
                json.addProperty("execution_count", count);
                var results = new JsonObject();
                userExpressions.forEach((name, result) -> results.add(name, userExpression(result)));
                json.add("user_expressions", results);
                json.add("payload", new JsonArray());
            }
            case ExecuteReply.Failed(var count, var name, var value, var traceback) -> {
                json.addProperty("execution_count", count);
                ContentWriter.error(json, name, value, traceback);
            }
            case ExecuteReply.Aborted() -> {
                // Its status says it all.
            }
        }
    }

    private static JsonObject userExpression(UserExpression result) {
        var json = new JsonObject();
        switch (result) {
            case UserExpression.Value(var data, var metadata) -> {
                json.addProperty("status", "ok");
                json.add("data", Json.tree(data));
                json.add("metadata", Json.tree(metadata));
            }
            case UserExpression.Problem(var name, var value, var traceback) -> {
                json.addProperty("status", "error");
                ContentWriter.error(json, name, value, traceback);
            }
        }
        return json;
    }

    private static void kernelInfo(JsonObject json, KernelInfoReply info) {
        json.addProperty("protocol_version", Session.PROTOCOL_VERSION);
        json.addProperty("implementation", info.implementation());
        json.addProperty("implementation_version", info.implementationVersion());
        var language = new JsonObject();
        language.addProperty("name", info.languageInfo().name());
        language.addProperty("version", info.languageInfo().version());
        language.addProperty("mimetype", info.languageInfo().mimetype());
        language.addProperty("file_extension", info.languageInfo().fileExtension());
        language.addProperty("pygments_lexer", info.languageInfo().pygmentsLexer());
        language.addProperty("codemirror_mode", info.languageInfo().codemirrorMode());
        language.addProperty("nbconvert_exporter", info.languageInfo().nbconvertExporter());
        json.add("language_info", language);
        json.addProperty("banner", info.banner());
        var links = new JsonArray();
        for (var link : info.helpLinks()) {
            var item = new JsonObject();
            item.addProperty("text", link.text());
            item.addProperty("url", link.url());
            links.add(item);
        }
        json.add("help_links", links);
        json.add("supported_features", Json.tree(info.supportedFeatures()));
    }

    private static void completion(JsonObject json, CompleteReply reply) {
        var matches = new JsonArray();
        var types = new JsonArray();
        for (var match : reply.matches()) {
            matches.add(match.text());
            var type = new JsonObject();
            type.addProperty("text", match.text());
            type.addProperty("type", match.type());
            type.addProperty("signature", match.signature());
            type.addProperty("start", reply.cursorStart());
            type.addProperty("end", reply.cursorEnd());
            types.add(type);
        }
        json.add("matches", matches);
        json.addProperty("cursor_start", reply.cursorStart());
        json.addProperty("cursor_end", reply.cursorEnd());
        var metadata = new JsonObject();
        // Not in the specification: IPython's, and what JupyterLab takes its icons from.
        metadata.add("_jupyter_types_experimental", types);
        json.add("metadata", metadata);
    }

    private static JsonArray history(List<HistoryEntry> entries, boolean withOutput) {
        var history = new JsonArray();
        for (var entry : entries) {
            var item = new JsonArray();
            item.add(entry.session());
            item.add(entry.line());
            if (withOutput) {
                var both = new JsonArray();
                both.add(entry.source());
                both.add(Json.tree(entry.output()));
                item.add(both);
            } else {
                item.add(entry.source());
            }
            history.add(item);
        }
        return history;
    }
}
