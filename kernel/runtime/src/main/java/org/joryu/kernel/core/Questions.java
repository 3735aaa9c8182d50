package org.joryu.kernel.core;

import java.util.List;
import java.util.Map;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Reply.CompleteReply;
import org.joryu.kernel.protocol.Reply.InspectReply;
import org.joryu.kernel.protocol.Reply.IsCompleteReply;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.InspectRequest;
import org.joryu.kernel.protocol.Request.IsCompleteRequest;

/// Answers questions about code, in the protocol's terms.
final class Questions {

    private Questions() {}

    static Reply isComplete(Interpreter interpreter, IsCompleteRequest request) {
        return switch (interpreter.completeness(request.code())) {
            case Completeness.Complete() -> new IsCompleteReply("complete", "");
            case Completeness.Incomplete(var indent) -> new IsCompleteReply("incomplete", indent);
            case Completeness.Invalid() -> new IsCompleteReply("invalid", "");
        };
    }

    static Reply complete(Interpreter interpreter, CompleteRequest request) {
        var code = request.code();
        var completions = interpreter.complete(code, CodePoints.toIndex(code, request.cursorPos()));
        List<CompleteReply.Match> matches = completions.items().stream()
                .map(item -> new CompleteReply.Match(item.text(), item.type(), item.signature()))
                .toList();
        return new CompleteReply(
                matches, CodePoints.ofIndex(code, completions.start()), CodePoints.ofIndex(code, completions.end()));
    }

    /// For a front end that no longer looks.
    static Reply noCompletion(CompleteRequest request) {
        return new CompleteReply(List.of(), request.cursorPos(), request.cursorPos());
    }

    static Reply inspect(Interpreter interpreter, InspectRequest request) {
        var code = request.code();
        return interpreter
                .inspect(code, CodePoints.toIndex(code, request.cursorPos()), request.detailLevel())
                .map(found -> new InspectReply(
                        true,
                        found.documentation().data(),
                        found.documentation().metadata()))
                .orElseGet(() -> new InspectReply(false, Map.of(), Map.of()));
    }
}
