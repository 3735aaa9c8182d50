package org.joryu.kernel.jshell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which names a declaration takes from around it.
///
/// Only by their spelling: a name that it declares anywhere in itself counts as its own.
final class References extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Set<String> used = new HashSet<>();
    private final Set<String> declared = new HashSet<>();

    private References() {}

    static Set<String> of(Tree declaration) {
        var references = new References();
        references.scan(declaration, null);
        references.used.removeAll(references.declared);
        return references.used;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
        used.add(name.getName().toString());
        return super.visitIdentifier(name, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        declared.add(variable.getName().toString());
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        declared.add(method.getName().toString());
        return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        declared.add(type.getSimpleName().toString());
        return super.visitClass(type, null);
    }
}
