package org.joryu.kernel;

import java.util.function.Supplier;
import org.joryu.kernel.core.KernelCore;
import org.joryu.kernel.core.SelfKnowledge;
import org.joryu.kernel.core.Server;
import org.joryu.kernel.dependency.MavenFile;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.Images;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.display.StandardStreams;
import org.joryu.kernel.history.History;
import org.joryu.kernel.usage.Usage;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Renderers;

/// The parts that every kernel has, whatever its transport: the core and this process's notebook.
///
/// @param core takes requests
/// @param cells knows which cell code belongs to
record RunningKernel(KernelCore core, Cells cells, StandardStreams streams) implements AutoCloseable {

    /// Makes this process a kernel: from now on what cells print and show goes to the server.
    static RunningKernel start(KernelSetup setup, Server server, Supplier<History> history) {
        var cells = new Cells(server);
        return Cells.outside(() -> {
            var renderers = new Renderers();
            // Lambdas: a reference to the method would load the class, and the types of AWT and Maven with it.
            renderers.add(Images.TYPE, () -> Images.renderer());
            var notebook = new IopubNotebook(cells, renderers, coordinates -> MavenFile.fetch(coordinates));
            var streams = StandardStreams.install(cells);
            Notebook.bind(notebook);
            var self = new SelfKnowledge(KernelDescription.ofThisKernel(), new Usage(), history.get());
            var core = new KernelCore(server, cells, notebook, self, () -> setup.open(renderers));
            return new RunningKernel(core, cells, streams);
        });
    }

    @Override
    public void close() {
        core.close();
        cells.close();
        Notebook.bind(null);
        streams.close();
    }
}
