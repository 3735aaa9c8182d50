package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParentProcessTests {

    /// Lives until its standard input is closed.
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            System.in.readAllBytes();
        }
    }

    @Test
    void notices_that_the_process_has_ended() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var parent = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Parent.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var ended = ParentProcess.ended(String.valueOf(parent.pid()));
        assertThat(ended).isNotDone();
        parent.getOutputStream().close();
        assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void waits_for_ever_where_there_is_none() {
        assertThat(ParentProcess.ended(null)).isNotDone();
        assertThat(ParentProcess.ended("not a number")).isNotDone();
    }
}
