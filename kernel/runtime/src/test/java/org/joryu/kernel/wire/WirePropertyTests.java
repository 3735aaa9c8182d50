package org.joryu.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.joryu.kernel.protocol.Message;
import org.junit.jupiter.api.Test;

/// What is true of every message and of all bytes, tried with random ones. A failure names the seed;
/// `-Djoryu.test.seed=` repeats it.
class WirePropertyTests {

    private static final long SEED = Long.getLong("joryu.test.seed", System.nanoTime());
    private static final List<String> PARTS = List.of(
            "{\"msg_id\":\"1\",\"session\":\"s\",\"username\":\"u\",\"date\":\"d\","
                    + "\"msg_type\":\"execute_request\",\"version\":\"5.4\",\"subshell_id\":null}",
            "{}",
            "{\"a\":{\"b\":[1,2.5e3,null,-0]}}",
            "{\"code\":\"\\u00e9 🌸 \\ud83c\",\"silent\":false,\"user_expressions\":{\"x\":\"1\"},\"stop_on_error\":true}");
    private static final String JSON = "{}[]\",:\\ue+-.0123456789 \n";
    private static final List<String> WORDS =
            List.of("null", "true", "NaN", "1e999999999", "\"\\ud800\"", "{\"a\":", "[[[[[[", "\"", "\\", "'x'", "/*");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final HmacSigner signer = HmacSigner.of("hmac-sha256", "secret");
    private final WireCodec codec = new WireCodec(signer);

    @Test
    void bytes_are_a_message_or_refused() {
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            var frames = mutated();
            try {
                codec.decode(frames);
                read++;
            } catch (MalformedMessageException refused) {
                // As it should be.
            } catch (RuntimeException | Error failure) {
                throw new AssertionError("seed %d, frames %s".formatted(SEED, texts(frames)), failure);
            }
        }
        // Neither may hold for all of them, or the mutations are too weak or too strong to show anything.
        assertThat(read).as("seed %d", SEED).isBetween(10_000, 90_000);
    }

    @Test
    void a_message_is_read_as_it_was_written() throws MalformedMessageException {
        for (int i = 0; i < 3_000; i++) {
            var header = new Header("%d".formatted(i), text(), text(), text(), "comm_msg", text(), text());
            var parent = random.nextBoolean() ? null : new Header(text(), text(), "", "", text(), "5.5", null);
            var content = new CommMessage(text(), Payload.of(values(3)));
            var sent = new Envelope(blobs(), new Message(header, parent, values(2), content, blobs()));

            var frames = codec.encode(sent);
            var received = codec.decode(frames);

            assertThat(received.message().header()).as("seed %d", SEED).isEqualTo(header);
            assertThat(received.message().parent()).as("seed %d", SEED).isEqualTo(parent);
            // Numbers may be of other types afterwards, but are written the same.
            assertThat(texts(codec.encode(received))).as("seed %d", SEED).isEqualTo(texts(frames));
            assertThat(received.message().buffers())
                    .as("seed %d", SEED)
                    .containsExactlyElementsOf(sent.message().buffers());
        }
    }

    /// One to four changes: of the JSON, which is signed afterwards so that more than the signature is
    /// tried, or of the frames.
    private List<byte[]> mutated() {
        var parts = new ArrayList<byte[]>();
        for (var part : PARTS) {
            parts.add(part.getBytes(UTF_8));
        }
        int changes = random.nextInt(1, 5);
        boolean isOfFrames = random.nextInt(4) == 0;
        for (int i = 0; i < changes && !isOfFrames; i++) {
            int at = random.nextInt(parts.size());
            parts.set(at, random.nextBoolean() ? changed(parts.get(at)) : reworded(parts.get(at)));
        }
        var frames = new ArrayList<byte[]>(List.of(new byte[] {1, 2}, WireCodec.DELIMITER, signer.sign(parts)));
        frames.addAll(parts);
        for (int i = 0; i < changes && isOfFrames && !frames.isEmpty(); i++) {
            shuffle(frames);
        }
        return frames;
    }

    private byte[] changed(byte[] json) {
        var changed = Arrays.copyOf(json, random.nextInt(8) == 0 ? random.nextInt(json.length + 1) : json.length);
        for (int i = 0; i < 2 && changed.length > 0; i++) {
            changed[random.nextInt(changed.length)] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) JSON.charAt(random.nextInt(JSON.length()));
        }
        return changed;
    }

    private byte[] reworded(byte[] json) {
        var text = new StringBuilder(new String(json, UTF_8));
        int at = random.nextInt(text.length() + 1);
        text.replace(at, Math.min(text.length(), at + random.nextInt(3)), WORDS.get(random.nextInt(WORDS.size())));
        return text.toString().getBytes(UTF_8);
    }

    private void shuffle(List<byte[]> frames) {
        int at = random.nextInt(frames.size());
        switch (random.nextInt(4)) {
            case 0 -> frames.remove(at);
            case 1 -> frames.add(at, frames.get(at));
            case 2 -> frames.set(at, changed(frames.get(at)));
            default -> frames.set(at, frames.get(random.nextInt(frames.size())));
        }
    }

    private List<byte[]> blobs() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> {
                    var blob = new byte[random.nextInt(20)];
                    random.nextBytes(blob);
                    return blob;
                })
                .toList();
    }

    private Map<String, Object> values(int depth) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(text(), value(depth));
        }
        return values;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextDouble() * 1e300;
            case 4 -> values(depth - 1);
            default -> List.of(value(depth - 1), value(depth - 1));
        };
    }

    /// Any characters but halves of them.
    private String text() {
        return random.ints(random.nextInt(8), 0, 5)
                .map(kind -> switch (kind) {
                    case 0 -> random.nextInt(0x20);
                    case 1 -> random.nextInt(0x20, 0x80);
                    case 2 -> random.nextInt(0x80, 0xD800);
                    case 3 -> random.nextInt(0xE000, 0x10000);
                    default -> random.nextInt(0x10000, 0x110000);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> texts(List<byte[]> frames) {
        return frames.stream().map(frame -> new String(frame, UTF_8)).toList();
    }
}
