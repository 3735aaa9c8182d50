package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Renderers;
import org.jspecify.annotations.Nullable;

/// A notebook that remembers what was sent to it.
final class FakeNotebook implements Notebook {

    /// One message: which display, whether it was new, and what it holds.
    record Sent(String displayId, boolean first, MimeBundle bundle) {

        String html() {
            return (String) bundle.get(MimeBundle.HTML).orElse("");
        }
    }

    final List<Sent> sent = new ArrayList<>();
    boolean live = true;
    boolean cancelled;
    private final Renderers renderers = new Renderers();
    private int displays;

    @Override
    public DisplayHandle show(@Nullable Object value) {
        var id = "display-" + ++displays;
        sent.add(new Sent(id, true, renderers.render(value)));
        return new DisplayHandle() {
            @Override
            public String displayId() {
                return id;
            }

            @Override
            public void update(@Nullable Object value) {
                sent.add(new Sent(id, false, renderers.render(value)));
            }
        };
    }

    @Override
    public CancellationToken cancellation() {
        return () -> cancelled;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    List<Sent> of(String displayId) {
        return sent.stream().filter(s -> s.displayId().equals(displayId)).toList();
    }
}
