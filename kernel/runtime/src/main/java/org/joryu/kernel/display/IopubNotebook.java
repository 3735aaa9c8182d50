package org.joryu.kernel.display;

import java.util.Optional;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Renderers;
import org.jspecify.annotations.Nullable;

/// The notebook as code in a cell sees it.
public final class IopubNotebook implements Notebook {

    private final Cells cells;
    private final Renderers renderers;

    public IopubNotebook(Cells cells, Renderers renderers) {
        this.cells = cells;
        this.renderers = renderers;
    }

    @Override
    public DisplayHandle show(@Nullable Object value) {
        var bundle = renderers.render(value);
        var cell = cells.current();
        var display = new IopubDisplay(cell, renderers, bundle);
        if (cell == null) {
            System.out.println(bundle.plainText());
        } else {
            cell.publish(new DisplayData(bundle.data(), bundle.metadata(), display.displayId()));
        }
        return display;
    }

    @Override
    public CancellationToken cancellation() {
        var cell = cells.current();
        return cell == null ? CancellationToken.NONE : cell.cancellation();
    }

    @Override
    public boolean isLive() {
        return cells.current() != null;
    }

    /// What to show for the value of a cell; nothing for a handle, whose value is already shown.
    public Optional<MimeBundle> result(@Nullable Object value) {
        return value instanceof DisplayHandle ? Optional.empty() : Optional.of(renderers.render(value));
    }
}
