package org.joryu.kernel.display;

import java.util.function.Consumer;
import org.joryu.notebook.Comm;

/// A comm as code in a cell sees it.
final class IopubComm implements Comm {

    private final Comms comms;
    private final String id;
    private final String targetName;
    private volatile Consumer<Message> onMessage = _ -> {};
    private volatile Consumer<Message> onClose = _ -> {};

    IopubComm(Comms comms, String id, String targetName) {
        this.comms = comms;
        this.id = id;
        this.targetName = targetName;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String targetName() {
        return targetName;
    }

    @Override
    public boolean isOpen() {
        return comms.isOpen(this);
    }

    @Override
    public void send(Message message) {
        comms.send(this, message);
    }

    @Override
    public void onMessage(Consumer<? super Message> handler) {
        onMessage = Handlers.keep(handler);
    }

    @Override
    public void onClose(Consumer<? super Message> handler) {
        onClose = Handlers.keep(handler);
    }

    @Override
    public void close(Message farewell) {
        comms.close(this, farewell);
    }

    void receive(Message message) {
        onMessage.accept(message);
    }

    void closed(Message farewell) {
        onClose.accept(farewell);
    }
}
