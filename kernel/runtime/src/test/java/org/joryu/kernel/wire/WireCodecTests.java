package org.joryu.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.InvalidRequest;
import org.joryu.kernel.protocol.Request.IsCompleteRequest;
import org.junit.jupiter.api.Test;

class WireCodecTests {

    private static final String HEADER = """
            {"msg_id":"1","session":"s","username":"u","date":"2026-01-02T03:04:05Z",\
            "msg_type":"is_complete_request","version":"5.4"}""";

    private final HmacSigner signer = HmacSigner.of("hmac-sha256", "secret");
    private final WireCodec codec = new WireCodec(signer);

    @Test
    void reads_identities_header_content_and_buffers() throws MalformedMessageException {
        var frames = signed(HEADER, "{}", "{\"deep\": [1, {\"er\": null}]}", "{\"code\": \"1 +\"}");
        frames.addFirst(bytes("<peer>"));
        frames.add(new byte[] {0, -1});
        var envelope = codec.decode(frames);

        assertThat(envelope.identities()).containsExactly(bytes("<peer>"));
        assertThat(envelope.message().header())
                .isEqualTo(new Header("1", "s", "u", "2026-01-02T03:04:05Z", "is_complete_request", "5.4", null));
        assertThat(envelope.message().parent()).isNull();
        assertThat(envelope.message().content()).isEqualTo(new IsCompleteRequest("1 +"));
        assertThat(envelope.message().buffers()).containsExactly(new byte[] {0, -1});
    }

    @Test
    void writes_identities_delimiter_signature_and_parts() {
        var header = new Header("2", "s", "kernel", "now", "status", "5.5", null);
        var parent = new Header("1", "s", "u", "then", "execute_request", "5.4", "sub");
        var message =
                new Message(header, parent, Map.of("k", 1), new Status(Status.State.BUSY), List.of(bytes("buffer")));
        var frames = codec.encode(new Envelope(List.of(bytes("status")), message));

        assertThat(frames.stream().map(frame -> new String(frame, UTF_8)))
                .containsExactly(
                        "status",
                        "<IDS|MSG>",
                        new String(signer.sign(frames.subList(3, 7)), UTF_8),
                        """
                        {"msg_id":"2","session":"s","username":"kernel","date":"now",\
                        "msg_type":"status","version":"5.5"}""",
                        """
                        {"msg_id":"1","session":"s","username":"u","date":"then",\
                        "msg_type":"execute_request","version":"5.4","subshell_id":"sub"}""",
                        "{\"k\":1}",
                        "{\"execution_state\":\"busy\"}",
                        "buffer");
    }

    @Test
    void refuses_frames_that_were_tampered_with() {
        for (int part = 2; part <= 5; part++) {
            var frames = signed(HEADER, "{}", "{}", "{\"code\": \"1\"}");
            frames.set(part, bytes(new String(frames.get(part), UTF_8) + " "));
            refused(frames, "signature");
        }
    }

    @Test
    void refuses_too_few_frames() {
        refused(List.of(), "frames");
        refused(List.of(bytes("no delimiter")), "frames");
        refused(signed(HEADER, "{}", "{}", "{}").subList(0, 5), "frames");
    }

    @Test
    void refuses_a_header_that_is_none() {
        refused(signed("{", "{}", "{}", "{}"), "header");
        refused(signed("[]", "{}", "{}", "{}"), "header");
        refused(signed("{\"msg_id\": \"1\"}", "{}", "{}", "{}"), "msg_type");
        refused(signed("[".repeat(100_000), "{}", "{}", "{}"), "header");
    }

    @Test
    void keeps_a_request_whose_fields_are_wrong_so_that_it_can_be_answered() throws MalformedMessageException {
        assertThat(codec.decode(signed(HEADER, "{}", "{}", "{\"code\": 1}"))
                        .message()
                        .content())
                .isEqualTo(new InvalidRequest("is_complete_request", "the field `code` must be a string, but is 1"));
    }

    @Test
    void answers_a_header_whose_message_cannot_be_read() throws MalformedMessageException {
        for (var frames : List.of(
                signed(HEADER, "{}", "{}", ""),
                signed(HEADER, "{}", "{}", "{'lenient': 1}"),
                signed(HEADER, "{}", "{}", "[".repeat(100_000)),
                signed(HEADER, "{}", "{}", "{\"a\":".repeat(100_000)),
                signed(HEADER, "{}", "[]", "{\"code\": \"1\"}"),
                signed(HEADER, "1", "{}", "{\"code\": \"1\"}"))) {
            var message = codec.decode(frames).message();

            assertThat(message.header().messageId()).isEqualTo("1");
            assertThat(message.content())
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            invalid -> assertThat(invalid.problem()).contains("JSON"));
        }
    }

    @Test
    void takes_the_last_of_two_fields_and_numbers_of_any_size() throws MalformedMessageException {
        var header = HEADER.replace("is_complete", "complete");
        var huge = "1" + "0".repeat(1_000);

        assertThat(content(header, "{\"code\": \"a\", \"code\": \"b\", \"cursor_pos\": 1}"))
                .isEqualTo(new CompleteRequest("b", 1));
        for (var number : List.of(huge, "1e999999999", "1e-999999999", "-" + huge)) {
            assertThat(content(header, "{\"code\": \"\", \"cursor_pos\": " + number + "}"))
                    .isInstanceOf(CompleteRequest.class);
        }
    }

    @Test
    void refuses_a_message_that_came_before() throws MalformedMessageException {
        var frames = signed(HEADER, "{}", "{}", "{\"code\": \"1\"}");
        codec.decode(frames);

        refused(frames, "came before");
        frames.addFirst(bytes("another peer"));
        refused(frames, "came before");
    }

    @Test
    void cannot_tell_a_replay_without_a_key() throws MalformedMessageException {
        var unsigned = new WireCodec(HmacSigner.of("hmac-sha256", ""));
        var frames = signed(HEADER, "{}", "{}", "{\"code\": \"1\"}");

        assertThat(unsigned.decode(frames).message().header())
                .isEqualTo(unsigned.decode(frames).message().header());
    }

    private Content content(String header, String content) throws MalformedMessageException {
        return codec.decode(signed(header, "{}", "{}", content)).message().content();
    }

    private void refused(List<byte[]> frames, String reason) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> codec.decode(frames))
                .withMessageContaining(reason);
    }

    private List<byte[]> signed(String... parts) {
        var json = Stream.of(parts).map(WireCodecTests::bytes).toList();
        var frames = new ArrayList<byte[]>();
        frames.add(bytes("<IDS|MSG>"));
        frames.add(signer.sign(json));
        frames.addAll(json);
        return frames;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
