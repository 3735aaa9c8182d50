package org.joryu.kernel.display;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication.ClearOutput;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.Comm;
import org.joryu.notebook.CommTarget;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Renderer;
import org.joryu.notebook.Renderers;
import org.jspecify.annotations.Nullable;

/// The notebook as code in a cell sees it.
public final class IopubNotebook implements Notebook {

    /// Says nothing of its length.
    private static final MimeBundle SECRET = MimeBundle.text("••••••");

    private final Cells cells;
    private final Renderers renderers;
    private final FileSource files;
    private final Comms comms;
    /// Null where it is always that of the calling thread.
    private final @Nullable CellContext place;

    /// @param files where [#fetch] gets files from
    public IopubNotebook(Cells cells, Renderers renderers, FileSource files) {
        this(cells, renderers, files, new Comms(cells), null);
    }

    private IopubNotebook(
            Cells cells, Renderers renderers, FileSource files, Comms comms, @Nullable CellContext place) {
        this.cells = cells;
        this.renderers = renderers;
        this.files = files;
        this.comms = comms;
        this.place = place;
    }

    private @Nullable CellContext cell() {
        return place == null || cells.isClosed() ? cells.current() : place;
    }

    @Override
    public Notebook here() {
        return new IopubNotebook(cells, renderers, files, comms, cell());
    }

    /// The comms that cells open and answer.
    public Comms comms() {
        return comms;
    }

    @Override
    public DisplayHandle show(@Nullable Object value) {
        var cell = cell();
        var bundle = bundle(cell, value);
        var display = new IopubDisplay(cell, renderers, bundle);
        if (cell == null) {
            System.out.println(bundle.plainText());
        } else {
            cell.publish(new DisplayData(bundle.data(), bundle.metadata(), display.displayId()));
        }
        return display;
    }

    @Override
    public Path fetch(String coordinates) throws IOException {
        try {
            return files.fetch(coordinates);
        } catch (InterruptedIOException stopped) {
            throw new CancellationException("stopped while fetching " + coordinates);
        }
    }

    @Override
    public void render(Renderer<?> renderer) {
        renderers.add(renderer);
    }

    @Override
    public String kernel() {
        return "Joryu "
                + Objects.requireNonNullElse(
                        IopubNotebook.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public CancellationToken cancellation() {
        var cell = cell();
        return cell == null ? CancellationToken.NONE : cell.cancellation();
    }

    @Override
    public boolean isLive() {
        return cell() != null;
    }

    @Override
    public Runnable interrupter() {
        var cell = cell();
        return cell == null ? Notebook.super.interrupter() : cell.interrupter();
    }

    @Override
    public void soon(Runnable work) {
        var cell = cell();
        if (cell == null) {
            Notebook.super.soon(work);
        } else {
            cells.soon(cell, work);
        }
    }

    @Override
    public void atEnd(Runnable work) {
        var cell = cell();
        if (cell != null) {
            cell.atEnd(work);
        }
    }

    @Override
    public void clear(boolean later) {
        var cell = cell();
        if (cell != null) {
            cell.publish(new ClearOutput(later));
        }
    }

    @Override
    public String input(String prompt) {
        var cell = cell();
        return cell == null ? Notebook.super.input(prompt) : ask(cell, new InputRequest(prompt, false));
    }

    @Override
    public String password(String prompt) {
        var cell = cell();
        return cell == null ? Notebook.super.password(prompt) : ask(cell, new InputRequest(prompt, true));
    }

    private static String ask(CellContext cell, InputRequest question) {
        try {
            return cell.ask(question);
        } catch (InterruptedIOException stopped) {
            throw new CancellationException(stopped.getMessage());
        } catch (IOException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    @Override
    public Comm openComm(String targetName, Comm.Message opening, Consumer<? super Comm.Message> onMessage) {
        return cell() == null
                ? Notebook.super.openComm(targetName, opening, onMessage)
                : comms.open(targetName, opening, onMessage);
    }

    @Override
    public void registerCommTarget(String name, CommTarget target) {
        comms.register(name, target);
    }

    @Override
    public Captured capture(Runnable work) {
        var cell = cell();
        return cell == null ? Notebook.super.capture(work) : cell.capture(work);
    }

    /// What to show for the value of a cell; nothing for a handle, whose value is already shown.
    public Optional<MimeBundle> result(@Nullable Object value) {
        return value instanceof DisplayHandle ? Optional.empty() : Optional.of(bundle(cell(), value));
    }

    /// A password that a cell has asked for is not seen because it is the cell's value, which happens
    /// where a semicolon is not enough. Whoever wants to see it can print it.
    private MimeBundle bundle(@Nullable CellContext cell, @Nullable Object value) {
        return cell != null && cell.isSecret(value) ? SECRET : renderers.render(value);
    }
}
