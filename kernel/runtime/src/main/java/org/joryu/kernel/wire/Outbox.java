package org.joryu.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// Brings messages from any thread to the one that owns the sockets, in the order they were given.
///
/// Threads of user code must not touch a socket, not even an in-process one: an interrupt closes the
/// NIO channel that a thread is just writing to, and interrupts are how cells are stopped. So they only
/// put into a queue, and a thread that nobody interrupts does the rest.
final class Outbox implements Runnable, AutoCloseable {

    private static final String ADDRESS = "inproc://outbox";
    /// One frame alone, where a message has a channel and more: tells the socket loop to end.
    private static final List<byte[]> END = List.of(new byte[0]);

    private final BlockingQueue<List<byte[]>> queue = new LinkedBlockingQueue<>();
    private final ZMQ.Socket push;

    private Outbox(ZMQ.Socket push) {
        this.push = push;
    }

    /// Connects to the socket that the loop will read and starts to bring.
    static Outbox open(ZMQ.Context context, ZMQ.Socket pull) {
        pull.bind(ADDRESS);
        var push = context.socket(SocketType.PUSH);
        push.setHWM(0);
        push.connect(ADDRESS);
        var outbox = new Outbox(push);
        Thread.ofPlatform().name("joryu-outbox").daemon().start(outbox);
        return outbox;
    }

    void send(Channel channel, List<byte[]> frames) {
        var addressed = new ArrayList<byte[]>(frames.size() + 1);
        addressed.add(channel.name().getBytes(StandardCharsets.US_ASCII));
        addressed.addAll(frames);
        queue.add(addressed);
    }

    /// {@return whether these frames, as the loop receives them, mean that nothing more will come}
    static boolean isEnd(List<byte[]> frames) {
        return frames.size() == 1;
    }

    static Channel channel(List<byte[]> frames) {
        return Channel.valueOf(new String(frames.getFirst(), StandardCharsets.US_ASCII));
    }

    @Override
    public void run() {
        try (push) {
            List<byte[]> frames;
            do {
                frames = queue.take();
                Frames.send(push, frames);
            } while (!isEnd(frames));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        queue.add(END);
    }
}
