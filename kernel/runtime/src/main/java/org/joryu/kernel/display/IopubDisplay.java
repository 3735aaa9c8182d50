package org.joryu.kernel.display;

import java.util.UUID;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Renderers;
import org.jspecify.annotations.Nullable;

/// Something shown below a cell. Updates name that cell as their parent, whoever sends them, as only
/// its outputs know the display id.
final class IopubDisplay implements DisplayHandle {

    private final String displayId = UUID.randomUUID().toString();
    private final @Nullable CellContext cell;
    private final Renderers renderers;
    private MimeBundle shown;

    /// @param cell null where nothing but the console shows it
    IopubDisplay(@Nullable CellContext cell, Renderers renderers, MimeBundle shown) {
        this.cell = cell;
        this.renderers = renderers;
        this.shown = shown;
    }

    @Override
    public String displayId() {
        return displayId;
    }

    @Override
    public void update(@Nullable Object value) {
        show(renderers.render(value));
    }

    private synchronized void show(MimeBundle bundle) {
        // Front ends render anew what they are sent anew, and flicker.
        if (bundle.equals(shown)) {
            return;
        }
        shown = bundle;
        if (cell == null) {
            System.out.println(bundle.plainText());
        } else {
            cell.publish(new UpdateDisplayData(bundle.data(), bundle.metadata(), displayId));
        }
    }
}
