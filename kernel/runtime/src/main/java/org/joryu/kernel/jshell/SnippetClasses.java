package org.joryu.kernel.jshell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The classes that JShell made of one snippet, or of some that only work together.
final class SnippetClasses {

    /// What asks which package its caller is of.
    private static final Pattern REFLECTION =
            Pattern.compile("java\\.lang\\.(?:reflect\\.|invoke\\.MethodHandles::|Class::newInstance)"
                    + "|java\\.util\\.concurrent\\.atomic\\.\\w+FieldUpdater::");

    private final Map<String, byte[]> bytecodes;
    private volatile @Nullable ClassLoader loader;

    /// @param bytecodes by the classes' names
    SnippetClasses(Map<String, byte[]> bytecodes) {
        this.bytecodes = Map.copyOf(bytecodes);
    }

    /// Says who loads them, before anybody asks.
    void liveIn(ClassLoader home) {
        loader = home;
    }

    ClassLoader loader() {
        return Objects.requireNonNull(loader, "liveIn comes first");
    }

    Collection<String> names() {
        return bytecodes.keySet();
    }

    /// Null for a class that is none of these.
    byte @Nullable [] bytecode(String name) {
        return bytecodes.get(name);
    }

    /// The wrappers of the other snippets that these mention.
    Set<String> uses() {
        return models().flatMap(model -> entries(model, ClassEntry.class))
                .map(entry -> name(entry.asSymbol()))
                .filter(this::isForeign)
                .map(SnippetNames::wrapper)
                .collect(Collectors.toSet());
    }

    /// Whether they work in a package of their own: they declare no type that others may share a
    /// package with, and of other snippets they use what is public alone.
    ///
    /// @param others the bytecode of a class of any snippet
    boolean isPublicEnough(Function<String, byte @Nullable []> others) {
        return models().noneMatch(model -> declaresType(model) || extendsForeign(model) || reflects(model))
                && models().allMatch(model -> entries(model, ClassEntry.class)
                                .map(entry -> name(entry.asSymbol()))
                                .filter(this::isForeign)
                                .allMatch(name -> isPublic(name, others))
                        && entries(model, MemberRefEntry.class).allMatch(member -> isPublic(member, others)));
    }

    private Stream<ClassModel> models() {
        return bytecodes.values().stream().map(ClassFile.of()::parse);
    }

    private static <E extends PoolEntry> Stream<E> entries(ClassModel model, Class<E> kind) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private boolean isForeign(String name) {
        return SnippetNames.isOfCell(name) && !bytecodes.containsKey(name);
    }

    /// Local classes have no class around them, only a method.
    private boolean declaresType(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses()).stream()
                .map(InnerClassesAttribute::classes)
                .flatMap(List::stream)
                .anyMatch(inner -> inner.outerClass().isPresent()
                        && bytecodes.containsKey(name(inner.innerClass().asSymbol())));
    }

    private boolean extendsForeign(ClassModel model) {
        return model.superclass()
                .map(parent -> isForeign(name(parent.asSymbol())))
                .orElse(false);
    }

    private static boolean reflects(ClassModel model) {
        return entries(model, MemberRefEntry.class)
                .map(member -> name(member.owner().asSymbol()) + "::" + member.name())
                .anyMatch(called -> REFLECTION.matcher(called).lookingAt());
    }

    private static boolean isPublic(String name, Function<String, byte @Nullable []> others) {
        if (name.equals(SnippetNames.wrapper(name))) {
            return true; // Checks sees to that
        }
        var bytecode = others.apply(name);
        return bytecode != null && ClassFile.of().parse(bytecode).flags().has(AccessFlag.PUBLIC);
    }

    private boolean isPublic(MemberRefEntry member, Function<String, byte @Nullable []> others) {
        var owner = name(member.owner().asSymbol());
        while (isForeign(owner)) {
            var bytecode = others.apply(owner);
            if (bytecode == null) {
                return false;
            }
            var model = ClassFile.of().parse(bytecode);
            var found = Stream.concat(
                            model.fields().stream()
                                    .filter(field -> field.fieldName().equals(member.name())
                                            && field.fieldType().equals(member.type()))
                                    .map(field -> field.flags().has(AccessFlag.PUBLIC)),
                            model.methods().stream()
                                    .filter(method -> method.methodName().equals(member.name())
                                            && method.methodType().equals(member.type()))
                                    .map(method -> method.flags().has(AccessFlag.PUBLIC)))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            // Members of interfaces are public; and what a library declares no package matters to.
            owner = model.superclass().map(parent -> name(parent.asSymbol())).orElse("");
        }
        return true;
    }

    /// The binary name of a class, or of the classes in an array.
    private static String name(ClassDesc type) {
        var element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        var descriptor = element.descriptorString();
        return element.isPrimitive()
                ? descriptor
                : descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
