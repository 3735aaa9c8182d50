package org.joryu.kernel.wire;

import org.zeromq.ZMQ;

/// The key pair of a kernel whose sockets encrypt what they carry (CurveZMQ, ZeroMQ RFC 26).
///
/// Jupyter's clients use the kernel's pair as their own too: whoever can read the connection file may
/// connect, and nobody else can.
///
/// @param publicKey 40 characters in Z85 (ZeroMQ RFC 32)
/// @param secretKey 40 characters in Z85
public record CurveKeys(String publicKey, String secretKey) {

    public CurveKeys {
        checked("curve_publickey", publicKey);
        checked("curve_secretkey", secretKey);
    }

    /// A new pair.
    public static CurveKeys create() {
        var pair = ZMQ.Curve.generateKeyPair();
        return new CurveKeys(pair.publicKey, pair.secretKey);
    }

    /// Makes a socket, not bound yet, let in only who knows these keys.
    void guard(ZMQ.Socket server) {
        set(server);
        server.setCurveServer(true);
    }

    /// Makes a socket, not connected yet, talk to a kernel that is guarded by these keys.
    void open(ZMQ.Socket client) {
        set(client);
        client.setCurveServerKey(ZMQ.Curve.z85Decode(publicKey));
    }

    private void set(ZMQ.Socket socket) {
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(secretKey));
    }

    private static void checked(String name, String key) {
        // What is wrong with a key is not said by showing it.
        if (key.length() != ZMQ.Curve.KEY_SIZE_Z85 || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("%s must be %d characters of Z85, but has %d"
                    .formatted(name, ZMQ.Curve.KEY_SIZE_Z85, key.length()));
        }
    }

    /// Without the secret, which must not get into a log.
    @Override
    public String toString() {
        return "CurveKeys[" + publicKey + "]";
    }
}
