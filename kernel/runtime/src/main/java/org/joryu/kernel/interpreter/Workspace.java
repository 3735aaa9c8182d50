package org.joryu.kernel.interpreter;

import java.nio.file.Path;
import java.util.List;
import org.joryu.notebook.NotebookExtension;

/// An interpreter whose notebook can be seen and changed from outside its language, as magics do.
///
/// All methods are called by the thread that runs cells, while none of the cell's code runs.
public interface Workspace extends Interpreter {

    /// Runs code that is no cell.
    ///
    /// @param name what to call it in messages, such as `Money.java`
    ExecutionOutcome run(String code, String name);

    /// The jars and folders that code sees, in their order.
    List<Path> classPath();

    /// Adds jars and folders behind those that are there. What is loaded stays loaded.
    ///
    /// @return the extensions that came with them; what they import needs no import any more
    List<NotebookExtension> addToClassPath(List<Path> entries);

    /// What cells have declared and can still be named, in the order of its declaration.
    List<Declaration> declarations();

    /// Declares a variable with a value, in the place of any other with this name.
    ///
    /// @param type one that code can name
    /// @throws IllegalArgumentException if that cannot be declared
    <T> void define(String name, Class<T> type, T value);
}
