package org.joryu.kernel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.joryu.kernel.core.Incoming;
import org.joryu.kernel.core.KernelCore;
import org.joryu.kernel.core.Sender;
import org.joryu.kernel.core.Server;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Request;
import org.joryu.kernel.protocol.Request.InputReply;
import org.joryu.kernel.protocol.Session;
import org.joryu.kernel.wire.Channel;
import org.joryu.kernel.wire.ConnectionFile;
import org.joryu.kernel.wire.Envelope;
import org.joryu.kernel.wire.Receiver;
import org.joryu.kernel.wire.ZmqServer;

/// The core's server on ZeroMQ sockets.
final class ZmqTransport implements Server, AutoCloseable {

    private final Session session = new Session();
    private final ZmqServer sockets;

    /// Binds the sockets.
    ///
    /// @param core takes what comes, at once
    ZmqTransport(ConnectionFile connection, Supplier<KernelCore> core) throws IOException {
        sockets = ZmqServer.bind(connection, session, new Reception(core));
    }

    /// A front end as ZeroMQ knows it. It has the same identity on shell and stdin ("The stdin channel").
    private record Peer(Channel channel, List<byte[]> identities) implements Sender {}

    private record Reception(Supplier<KernelCore> core) implements Receiver {

        @Override
        public void received(Channel channel, Envelope envelope) {
            var message = envelope.message();
            if (message.content() instanceof Request request) {
                var peer = new Peer(channel, envelope.identities());
                core.get().receive(new Incoming(message.header(), whole(request, message), peer));
            }
        }

        @Override
        public void undelivered(String messageId) {
            core.get().unheard(messageId);
        }
    }

    /// With what other parts of the message than its content say.
    private static Request whole(Request request, Message message) {
        if (request instanceof Comm comm) {
            return comm.with(new Payload(comm.payload().data(), message.metadata(), message.buffers()));
        }
        if (request instanceof InputReply(var line, var _) && message.parent() != null) {
            return new InputReply(line, message.parent().messageId());
        }
        return request;
    }

    @Override
    public void publish(Header parent, Publication publication) {
        var header = session.header(publication.messageType());
        sockets.publish(
                publication instanceof Comm comm
                        ? new Message(
                                header,
                                parent,
                                comm.payload().metadata(),
                                comm,
                                comm.payload().buffers())
                        : Message.of(header, parent, publication));
    }

    @Override
    public void reply(Incoming request, Reply reply, Map<String, Object> metadata) {
        var peer = peer(request);
        sockets.send(peer.channel(), peer.identities(), message(request.header(), reply, metadata));
    }

    @Override
    public String askForInput(Incoming request, InputRequest question) {
        var message = message(request.header(), question, Map.of());
        sockets.send(Channel.STDIN, peer(request).identities(), message);
        return message.header().messageId();
    }

    private Message message(Header parent, Content content, Map<String, Object> metadata) {
        return new Message(session.header(content.messageType()), parent, metadata, content, List.of());
    }

    private static Peer peer(Incoming request) {
        return (Peer) request.sender();
    }

    @Override
    public void close() {
        sockets.close();
    }
}
