package org.joryu.kernel.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.Inspection;

/// Answers questions about code that is being typed. For one thread at a time.
///
/// ```java
/// var analysis = new CodeAnalysis(() -> Declared.NONE, List::of, name -> Optional.empty());
/// analysis.complete("\"abc\".sub", 9); // substring( and subSequence(
/// ```
public final class CodeAnalysis implements AutoCloseable {

    private final Supplier<Declared> declarations;
    private final Supplier<List<Path>> classPath;
    private final JavaFiles files = new JavaFiles();
    private final ClassIndex index = new ClassIndex();
    private final Completer completer = new Completer(files, index);
    private final Inspector inspector;
    private Surroundings surroundings = Surroundings.of(Declared.NONE);

    /// @param declarations what cells have declared by now
    /// @param classPath what they see
    /// @param held what the variable of a name holds, in a few words
    public CodeAnalysis(
            Supplier<Declared> declarations, Supplier<List<Path>> classPath, Function<String, Optional<String>> held) {
        this.declarations = declarations;
        this.classPath = classPath;
        this.inspector = new Inspector(files, index, held);
    }

    /// What may stand at the cursor.
    public Completions complete(String code, int cursor) {
        see();
        return completer.at(surroundings, code, Math.clamp(cursor, 0, code.length()));
    }

    /// What is known of the name at the cursor.
    ///
    /// @param isWhole whether its source is wanted, too
    public Optional<Inspection> inspect(String code, int cursor, boolean isWhole) {
        see();
        var around = isWhole ? Surroundings.whole(declarations.get()) : surroundings;
        return inspector.at(around, classPath.get(), code, Math.clamp(cursor, 0, code.length()), isWhole);
    }

    private void see() {
        var latest = classPath.get();
        files.see(latest);
        index.see(latest);
        surroundings = surroundings.with(declarations.get());
    }

    @Override
    public void close() {
        files.close();
    }
}
