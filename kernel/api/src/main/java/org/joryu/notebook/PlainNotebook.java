package org.joryu.notebook;

import java.io.PrintStream;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// No notebook at all: prints the plain text of everything shown.
final class PlainNotebook implements Notebook {

    private final Supplier<PrintStream> out;
    private final Renderers renderers;
    private final AtomicInteger shown = new AtomicInteger();

    PlainNotebook(Supplier<PrintStream> out, Renderers renderers) {
        this.out = out;
        this.renderers = renderers;
    }

    /// The one of this process; it finds extensions as a kernel would.
    static Notebook shared() {
        return Shared.NOTEBOOK;
    }

    @Override
    public DisplayHandle show(@Nullable Object value) {
        var handle = new PrintedHandle("plain-" + shown.incrementAndGet());
        handle.update(value);
        return handle;
    }

    @Override
    public void render(Renderer<?> renderer) {
        renderers.add(renderer);
    }

    @Override
    public CancellationToken cancellation() {
        return CancellationToken.NONE;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    private final class PrintedHandle implements DisplayHandle {

        private final String displayId;
        private @Nullable String last;

        PrintedHandle(String displayId) {
            this.displayId = displayId;
        }

        @Override
        public String displayId() {
            return displayId;
        }

        @Override
        public synchronized void update(@Nullable Object value) {
            var text = renderers.render(value).plainText();
            if (!text.equals(last)) {
                last = text;
                out.get().println(text);
            }
        }
    }

    private static final class Shared {
        static final Notebook NOTEBOOK = create();

        private static Notebook create() {
            var renderers = new Renderers();
            for (var extension : ServiceLoader.load(NotebookExtension.class)) {
                extension.renderers().forEach(renderers::add);
            }
            return new PlainNotebook(() -> System.out, renderers);
        }
    }
}
