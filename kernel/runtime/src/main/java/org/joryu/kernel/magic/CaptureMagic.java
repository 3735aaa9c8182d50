package org.joryu.kernel.magic;

import java.util.List;
import java.util.Set;
import org.joryu.notebook.Display;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Notebook.Captured;
import org.jspecify.annotations.Nullable;

/// `%%capture`: keeps the output of a cell, in a variable if one is named.
record CaptureMagic() implements Magic {

    @Override
    public Description description() {
        return new Description(
                "capture",
                List.of(),
                Set.of(Form.CELL),
                true,
                "%%capture [VARIABLE], with Java below it",
                "Runs Java and keeps what it prints and shows instead of showing it.",
                "The variable is a Notebook.Captured: stdout(), stderr(), shown() with what was displayed and the value of the"
                        + " last expression, and show() to show all of it. If the code fails, its output is shown.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        var words = call.words();
        if (words.size() > 1) {
            throw new UsageException("one variable can be named, but there are " + words.size());
        }
        var captured = Notebook.current().capture(() -> {
            var value = call.run(call.body().orElse(""));
            if (value != null) {
                Display.show(value);
            }
        });
        if (!words.isEmpty()) {
            try {
                call.define(words.getFirst(), Captured.class, captured);
            } catch (IllegalArgumentException noName) {
                captured.show();
                throw new UsageException("VARIABLE must be a name, but is " + words.getFirst());
            }
        }
        return null;
    }
}
