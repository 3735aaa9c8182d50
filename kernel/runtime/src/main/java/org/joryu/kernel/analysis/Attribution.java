package org.joryu.kernel.analysis;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// A compilation unit whose names and types a compiler has found out.
///
/// @param text its source
record Attribution(String text, CompilationUnitTree unit, JavacTask task, DocTrees trees) {

    static Attribution of(JavaFiles files, String source) {
        var task = files.task(source);
        try {
            var unit = task.parse().iterator().next();
            task.analyze();
            return new Attribution(source, unit, task, DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the source is in memory
        }
    }

    Elements elements() {
        return task.getElements();
    }

    Types types() {
        return task.getTypes();
    }

    /// The expression, type or member with this name, wherever the parser put it.
    Optional<TreePath> named(String name) {
        return find(tree -> switch (tree) {
            case IdentifierTree it -> it.getName().contentEquals(name);
            case MemberSelectTree it -> it.getIdentifier().contentEquals(name);
            case MemberReferenceTree it -> it.getName().contentEquals(name);
            default -> false;
        });
    }

    /// The first tree, from the outside in, that is sought.
    Optional<TreePath> find(Predicate<Tree> sought) {
        var finder = new Finder(sought);
        finder.scan(unit, null);
        return Optional.ofNullable(finder.found);
    }

    private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Predicate<Tree> sought;
        private @Nullable TreePath found;

        Finder(Predicate<Tree> sought) {
            this.sought = sought;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void parameter) {
            if (tree == null || found != null) {
                return null;
            }
            if (sought.test(tree)) {
                found = new TreePath(getCurrentPath(), tree);
                return null;
            }
            return super.scan(tree, null);
        }

        /// The scanner passes over what is in error, which is just where people type.
        @Override
        public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void parameter) {
            return scan(tree.getErrorTrees(), null);
        }
    }
}
