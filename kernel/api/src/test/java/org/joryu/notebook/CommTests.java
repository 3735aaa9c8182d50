package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joryu.notebook.Comm.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommTests {

    @Test
    void without_a_kernel_a_comm_is_closed_and_nobody_hears_what_is_said() {
        CommTarget.register("t", (_, _) -> fail("nobody can open it"));
        var comm = Comm.open("t", Message.of(Map.of()), _ -> fail("nobody can answer"));
        assertThat(comm.isOpen()).isFalse();
        assertThat(comm.targetName()).isEqualTo("t");
        comm.send(Map.of("a", 1));
        comm.close();
    }

    @Test
    void a_message_is_a_value() {
        var data = new LinkedHashMap<String, @Nullable Object>(Collections.singletonMap("none", null));
        var message = Message.of(data);
        data.put("later", 1);
        assertThat(message).isEqualTo(Message.of(Collections.singletonMap("none", null)));
        assertThatThrownBy(() -> message.data().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(message.withMetadata(Map.of("version", "2.1.0")).metadata()).containsEntry("version", "2.1.0");
        assertThat(message.withBuffers(new byte[] {1}).buffers()).containsExactly(new byte[] {1});
        assertThat(message.buffers()).isEmpty();
    }
}
