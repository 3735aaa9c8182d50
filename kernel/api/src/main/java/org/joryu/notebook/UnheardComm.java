package org.joryu.notebook;

import java.util.function.Consumer;

/// A comm where there is no front end: closed from the beginning.
record UnheardComm(String targetName) implements Comm {

    @Override
    public String id() {
        return "unheard";
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public void send(Message message) {}

    @Override
    public void onMessage(Consumer<? super Message> handler) {}

    @Override
    public void onClose(Consumer<? super Message> handler) {}

    @Override
    public void close(Message farewell) {}
}
