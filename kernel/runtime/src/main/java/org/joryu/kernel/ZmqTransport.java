package org.joryu.kernel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.joryu.kernel.core.Incoming;
import org.joryu.kernel.core.Sender;
import org.joryu.kernel.core.Server;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Request;
import org.joryu.kernel.protocol.Session;
import org.joryu.kernel.wire.Channel;
import org.joryu.kernel.wire.ConnectionFile;
import org.joryu.kernel.wire.Envelope;
import org.joryu.kernel.wire.ZmqServer;

/// The core's server on ZeroMQ sockets.
final class ZmqTransport implements Server, AutoCloseable {

    private final Session session = new Session();
    private final ZmqServer sockets;

    /// Binds the sockets.
    ///
    /// @param requests what to do with each, at once
    ZmqTransport(ConnectionFile connection, Consumer<Incoming> requests) throws IOException {
        sockets = ZmqServer.bind(connection, session, (channel, envelope) -> receive(channel, envelope, requests));
    }

    /// A front end as ZeroMQ knows it. It has the same identity on shell and stdin ("The stdin channel").
    private record Peer(Channel channel, List<byte[]> identities) implements Sender {}

    private static void receive(Channel channel, Envelope envelope, Consumer<Incoming> requests) {
        if (envelope.message().content() instanceof Request request) {
            requests.accept(
                    new Incoming(envelope.message().header(), request, new Peer(channel, envelope.identities())));
        }
    }

    @Override
    public void publish(Header parent, Publication publication) {
        sockets.publish(message(parent, publication, Map.of()));
    }

    @Override
    public void reply(Incoming request, Reply reply, Map<String, Object> metadata) {
        var peer = peer(request);
        sockets.send(peer.channel(), peer.identities(), message(request.header(), reply, metadata));
    }

    @Override
    public void askForInput(Incoming request, InputRequest question) {
        sockets.send(Channel.STDIN, peer(request).identities(), message(request.header(), question, Map.of()));
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
