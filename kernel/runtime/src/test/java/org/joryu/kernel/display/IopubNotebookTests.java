package org.joryu.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Renderers;
import org.junit.jupiter.api.Test;

class IopubNotebookTests {

    private static final Header FIRST = header("first");
    private static final Header SECOND = header("second");

    private record Sent(Header parent, Publication publication) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Cells cells = new Cells((parent, publication) -> sent.add(new Sent(parent, publication)));
    private final IopubNotebook notebook = new IopubNotebook(cells, new Renderers(), Path::of);

    private static Header header(String id) {
        return new Header(id, "session", "user", "now", "execute_request", "5.5", null);
    }

    private CellContext cell(Header request) {
        return cells.create(request, false, LineSource.none("this is a test"));
    }

    @Test
    void what_a_cell_remembers_of_the_notebook_shows_below_it_whoever_shows_it() {
        var here = Cells.within(cell(FIRST), notebook::here);

        Cells.within(cell(SECOND), () -> {
            var handle = here.show(MimeBundle.text("50 %"));
            handle.update(MimeBundle.text("100 %"));
            notebook.show(MimeBundle.text("mine"));
            return handle;
        });

        assertThat(sent).extracting(Sent::parent).containsExactly(FIRST, FIRST, SECOND);
        assertThat(sent.get(0).publication()).isInstanceOf(DisplayData.class);
        assertThat(sent.get(1).publication()).isInstanceOf(UpdateDisplayData.class);
    }

    @Test
    void a_place_in_a_place_is_the_same_place() {
        var here = Cells.within(cell(FIRST), notebook::here);

        Cells.within(cell(SECOND), () -> here.here().show(MimeBundle.text("below the first")));

        assertThat(sent).extracting(Sent::parent).containsExactly(FIRST);
    }
}
