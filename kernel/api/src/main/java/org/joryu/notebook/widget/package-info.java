/// For code in a cell that wants sliders, buttons and progress bars: Jupyter's widgets, without Python.
///
/// The names are those of [ipywidgets](https://ipywidgets.readthedocs.io), whose protocol (widget messages
/// 2.1, "Model State" 2.0) this speaks over [comms][org.joryu.notebook.Comm]. Front ends draw them: VS Code
/// by itself, JupyterLab and Notebook where `jupyterlab_widgets` is installed beside them. Others show the
/// text of a widget, as a program without a kernel does; its values work there too.
///
/// ```java
/// var t = FloatSlider.of("temperature", 4, 1, 20);
/// var said = Label.of("");
/// t.onChange(value -> said.value("softer by " + value));
/// VBox.of(t, said)
/// ```
///
/// Cells find these types without an import. A front end keeps a widget as long as its comm is open: the
/// kernel therefore keeps each that was shown, with its handlers and whatever they refer to, until
/// [Widget#close]; one that was never shown is kept by nobody.
@NullMarked
package org.joryu.notebook.widget;

import org.jspecify.annotations.NullMarked;
