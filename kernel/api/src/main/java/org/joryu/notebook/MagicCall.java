package org.joryu.notebook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of a [Magic]: what it was given, and what it may do to the notebook.
///
/// ```java
/// public Object run(MagicCall call) {
///     var begin = Instant.now();
///     var value = call.run(call.arguments());
///     System.out.println(Duration.between(begin, Instant.now()));
///     return value;
/// }
/// ```
public interface MagicCall {

    /// The rest of its line, without the blanks around it.
    String arguments();

    /// The lines below it, of a cell magic.
    Optional<String> body();

    /// Runs Java as if it stood in the cell. Where the code is the body or a part of the arguments,
    /// messages name the lines of the cell.
    ///
    /// @return the value of its last expression; null if it has none
    /// @throws RuntimeException if the code fails or is stopped; whoever lets it pass makes the
    ///     cell fail as the code did
    @Nullable Object run(String java);

    /// Declares a variable of the notebook, in the place of any other with this name.
    ///
    /// @param type one that cells can name: of the JDK, of the seam or of the class path
    /// @throws IllegalArgumentException if the name is no name of a variable
    <T> void define(String name, Class<T> type, T value);

    /// The jars and folders that cells see, in their order.
    List<Path> classPath();

    /// Adds jars and folders behind those that are there, and the [NotebookExtension]s in them. What is
    /// loaded stays loaded.
    ///
    /// @throws IllegalArgumentException if there is no such file
    void addToClassPath(List<Path> entries);

    /// The environment for processes: that of the kernel, with what `%env` has changed.
    Map<String, String> environment();

    /// The arguments cut at blanks; single and double quotes keep words together.
    ///
    /// @throws Magic.UsageException if a quote is not closed
    default List<String> words() throws Magic.UsageException {
        return Words.of(arguments());
    }
}
