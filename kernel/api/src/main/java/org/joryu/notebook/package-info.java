/// For code that runs in a cell: what it may ask of the notebook around it.
///
/// [Display] shows values and asks for input, [Renderer] decides how values look, [CancellationToken]
/// tells long work to stop, [Comm] talks to widgets, [Magic] is a command beside Java, and
/// [NotebookExtension] lets a library bring its imports, renderers and magics along. Without a kernel
/// all of it uses the terminal, so a program written for a notebook also runs as a `main`.
@NullMarked
package org.joryu.notebook;

import org.jspecify.annotations.NullMarked;
