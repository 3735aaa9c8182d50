package org.joryu.kernel.wire;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Publication.IopubWelcome;
import org.joryu.kernel.protocol.Session;
import org.zeromq.ZMQ;

/// The thread that owns the message sockets: takes what comes in and sends what the [Outbox] brings.
final class SocketLoop implements Runnable {

    private static final System.Logger LOGGER = System.getLogger(SocketLoop.class.getName());
    private static final List<Channel> INCOMING = List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN);
    private static final byte SUBSCRIBED = 1;

    private final ZMQ.Context context;
    private final Sockets sockets;
    private final WireCodec codec;
    private final Limits limits;
    private final Session session;
    private final Receiver receiver;
    private final Questions questions;

    SocketLoop(
            ZMQ.Context context,
            Sockets sockets,
            WireCodec codec,
            Limits limits,
            Session session,
            Receiver receiver,
            Duration patience) {
        this.context = context;
        this.sockets = sockets;
        this.codec = codec;
        this.limits = limits;
        this.session = session;
        this.receiver = receiver;
        questions = new Questions(sockets.stdin(), patience);
    }

    @Override
    public void run() {
        try (sockets;
                var poller = context.poller(INCOMING.size() + 2)) {
            INCOMING.forEach(channel -> poller.register(sockets.of(channel), ZMQ.Poller.POLLIN));
            int subscriptions = poller.register(sockets.iopub(), ZMQ.Poller.POLLIN);
            int outgoing = poller.register(sockets.outgoing(), ZMQ.Poller.POLLIN);
            boolean open = true;
            while (open) {
                poller.poll(questions.pauseMillis());
                for (int i = 0; i < INCOMING.size(); i++) {
                    if (poller.pollin(i)) {
                        receive(INCOMING.get(i));
                    }
                }
                if (poller.pollin(subscriptions)) {
                    welcome(sockets.iopub().recv());
                }
                if (poller.pollin(outgoing)) {
                    open = forward(Frames.receive(sockets.outgoing()));
                }
                questions.retry().forEach(lost -> receiver.undelivered(WireCodec.messageId(lost)));
            }
        }
    }

    private void receive(Channel channel) {
        try {
            receiver.received(channel, codec.decode(Frames.receive(sockets.of(channel), limits)));
        } catch (MalformedMessageException malformed) {
            // Anybody who can reach the port can send anything: it must not end the kernel.
            LOGGER.log(Level.WARNING, "dropped a message on {0}: {1}", channel, malformed.getMessage());
        } catch (RuntimeException | OutOfMemoryError failure) {
            // A message within the limits may still need more memory than cells have left.
            LOGGER.log(Level.ERROR, "a message on " + channel + " was not handled", failure);
        }
    }

    /// JEP 65: a subscriber is told that it is subscribed, so it need not probe for it.
    private void welcome(byte[] subscription) {
        if (subscription.length > 0 && subscription[0] == SUBSCRIBED) {
            var topic = new String(subscription, 1, subscription.length - 1, StandardCharsets.UTF_8);
            var welcome = new IopubWelcome(topic);
            var message = Message.of(session.header(welcome.messageType()), null, welcome);
            Frames.send(
                    sockets.iopub(),
                    codec.encode(new Envelope(List.of(topic.getBytes(StandardCharsets.UTF_8)), message)));
        }
    }

    /// {@return whether more will come}
    private boolean forward(List<byte[]> frames) {
        if (Outbox.isEnd(frames)) {
            return false;
        }
        var channel = Outbox.channel(frames);
        var message = frames.subList(1, frames.size());
        if (channel == Channel.STDIN) {
            questions.ask(message);
        } else {
            Frames.send(sockets.of(channel), message);
        }
        return true;
    }
}
