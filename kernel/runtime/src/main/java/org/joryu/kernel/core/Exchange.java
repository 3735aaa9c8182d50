package org.joryu.kernel.core;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Reply.ErrorReply;

/// One request and what is said about it: busy, the reply, idle. A front end waits for the idle, so it
/// is published whatever happens in between.
record Exchange(Server server, Incoming incoming) {

    private static final System.Logger LOGGER = System.getLogger(Exchange.class.getName());

    private static final String REQUEST = "_request";

    /// Does the work between busy and idle; if it throws, the reply says so.
    void during(Runnable work) {
        status(Status.State.BUSY);
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            var type = incoming.request().messageType();
            LOGGER.log(Level.ERROR, type + " failed", failure);
            fail(failure.getClass().getName(), String.valueOf(failure.getMessage()));
        } finally {
            status(Status.State.IDLE);
        }
    }

    void reply(Reply reply) {
        reply(reply, Map.of());
    }

    void reply(Reply reply, Map<String, Object> metadata) {
        server.reply(incoming, reply, metadata);
    }

    /// Replies with an error. Messages that are no requests have no reply: for them the log must do.
    void fail(String name, String value) {
        var type = incoming.request().messageType();
        if (type.endsWith(REQUEST)) {
            var replyType = type.substring(0, type.length() - REQUEST.length()) + "_reply";
            reply(new ErrorReply(replyType, name, value, List.of(name + ": " + value)));
        } else {
            LOGGER.log(Level.WARNING, "{0} had no effect: {1}: {2}", type, name, value);
        }
    }

    private void status(Status.State state) {
        server.publish(incoming.header(), new Status(state));
    }
}
