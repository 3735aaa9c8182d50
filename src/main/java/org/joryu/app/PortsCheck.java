package org.joryu.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;

/// Whether a kernel gets the five ports that it needs, and can be reached there.
final class PortsCheck {

    private static final int CHANNELS = 5;

    private PortsCheck() {}

    static Check check() {
        return new Check("ports", PortsCheck::look);
    }

    private static Finding look() {
        var open = new ArrayList<ServerSocket>();
        try {
            for (int channel = 0; channel < CHANNELS; channel++) {
                var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(server);
                new Socket(server.getInetAddress(), server.getLocalPort()).close();
            }
            return new Finding.Fine("%d free ones of this machine can be listened on and reached".formatted(CHANNELS));
        } catch (IOException refused) {
            return new Finding.Problem(
                    "a kernel cannot listen on %s: %s"
                            .formatted(InetAddress.getLoopbackAddress(), refused.getMessage()),
                    "let the firewall or sandbox allow connections of this machine to itself");
        } finally {
            open.forEach(PortsCheck::close);
        }
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException closed) {
            // It is not needed any more.
        }
    }
}
