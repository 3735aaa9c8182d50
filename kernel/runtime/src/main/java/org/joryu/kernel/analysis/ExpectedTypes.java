package org.joryu.kernel.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Of which types an expression must be where it stands.
record ExpectedTypes(Attribution code) {

    List<TypeMirror> at(TreePath expression) {
        var types = sought(expression, expression.getParentPath());
        return types.filter(it -> it.getKind() != TypeKind.ERROR && it.getKind() != TypeKind.NONE)
                .filter(it -> !it.toString().equals("java.lang.Object"))
                .<TypeMirror>map(it -> it)
                .toList();
    }

    private Stream<? extends TypeMirror> sought(TreePath expression, @Nullable TreePath parent) {
        if (parent == null) {
            return Stream.empty();
        }
        var leaf = expression.getLeaf();
        return switch (parent.getLeaf()) {
            case VariableTree it
            when it.getInitializer() == leaf && it.getType() != null -> typeOf(new TreePath(parent, it.getType()));
            case AssignmentTree it when it.getExpression() == leaf -> typeOf(new TreePath(parent, it.getVariable()));
            case ParenthesizedTree _ -> sought(parent, parent.getParentPath());
            case NewClassTree it when it.getIdentifier() == leaf -> sought(parent, parent.getParentPath());
            case IfTree _, WhileLoopTree _ -> Stream.of(code.types().getPrimitiveType(TypeKind.BOOLEAN));
            case ReturnTree _ -> returned(parent);
            case MethodInvocationTree it when it.getArguments().contains(leaf) -> parameter(parent, it, leaf);
            default -> Stream.empty();
        };
    }

    private Stream<? extends TypeMirror> typeOf(TreePath path) {
        return Stream.ofNullable(code.trees().getTypeMirror(path));
    }

    private Stream<? extends TypeMirror> returned(TreePath path) {
        for (@Nullable TreePath outer = path; outer != null; outer = outer.getParentPath()) {
            if (outer.getLeaf() instanceof MethodTree method && method.getReturnType() != null) {
                return typeOf(new TreePath(outer, method.getReturnType()));
            }
        }
        return Stream.empty();
    }

    /// As the call is unfinished, that of any method of its name.
    private Stream<? extends TypeMirror> parameter(TreePath call, MethodInvocationTree tree, Tree argument) {
        int index = tree.getArguments().indexOf((ExpressionTree) argument);
        return switch (tree.getMethodSelect()) {
            case MemberSelectTree select -> {
                var site = code.trees().getTypeMirror(new TreePath(new TreePath(call, select), select.getExpression()));
                yield site == null
                        ? Stream.empty()
                        : parameters(
                                MemberProposals.membersOf(code, site),
                                select.getIdentifier().toString(),
                                index);
            }
            case IdentifierTree name -> {
                var cells = code.find(it -> it instanceof ClassTree type
                                && type.getSimpleName().contentEquals(CursorSource.CELLS))
                        .map(code.trees()::getElement);
                yield cells.map(it -> parameters(
                                it.getEnclosedElements().stream(),
                                name.getName().toString(),
                                index))
                        .orElseGet(Stream::empty);
            }
            default -> Stream.empty();
        };
    }

    private static Stream<TypeMirror> parameters(Stream<? extends Element> members, String name, int index) {
        return members.filter(it -> it.getSimpleName().contentEquals(name))
                .filter(ExecutableElement.class::isInstance)
                .map(ExecutableElement.class::cast)
                .filter(it -> index < it.getParameters().size())
                .map(it -> it.getParameters().get(index).asType())
                .filter(it -> it.getKind() != TypeKind.TYPEVAR);
    }
}
