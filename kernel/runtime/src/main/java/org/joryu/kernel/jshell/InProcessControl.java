package org.joryu.kernel.jshell;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// Runs what JShell compiled on the thread that evaluates it, and keeps values and exceptions as
/// the objects they are.
///
/// JShell's own controls turn every value into a string, in full, and drop what `invoke` throws
/// unless it is one of the SPI's exceptions; this one answers empty strings and remembers.
final class InProcessControl implements ExecutionControl {

    private static final StackTraceElement[] NO_FRAMES = {};

    private final CellLoader loader;
    private final ReentrantLock compiler;
    private final Interrupts interrupts;
    private Invocation last = new Invocation.None();
    private @Nullable VariablePlace variable;
    private boolean isRunning = true;

    /// @param compiler held by whoever uses JShell; given up while user code runs
    InProcessControl(CellLoader loader, ReentrantLock compiler, Interrupts interrupts) {
        this.loader = loader;
        this.compiler = compiler;
        this.interrupts = interrupts;
    }

    /// What came of the snippet that was evaluated last. Forgets it, so that its value can be
    /// collected.
    Invocation take() {
        var taken = last;
        last = new Invocation.None();
        return taken;
    }

    /// Has JShell evaluate something that runs nothing of what it declares.
    <T> T withoutRunning(Supplier<T> evaluation) {
        isRunning = false;
        try {
            return evaluation.get();
        } finally {
            isRunning = true;
            last = new Invocation.None();
        }
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        // JShell may load what it could not load before, now that what that extends is declared anew.
        last = new Invocation.None();
        loader.declare(Arrays.stream(classes)
                .collect(Collectors.toMap(ClassBytecodes::name, ClassBytecodes::bytecodes, (one, same) -> same)));
        var installed = new boolean[classes.length];
        try {
            for (int i = 0; i < classes.length; i++) {
                var loaded = loader.loadClass(classes[i].name());
                // Fails here, where the whole snippet can be refused, and not in the middle of a
                // cell.
                Objects.requireNonNull(loaded.getDeclaredMethods());
                installed[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError failure) {
            last = new Invocation.Threw(failure);
            throw new ClassInstallException(String.valueOf(failure), installed);
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("a redefined snippet gets a class of its own");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        if (last instanceof Invocation.Threw) {
            throw new InternalException("the classes of this snippet could not be loaded");
        }
        if (!isRunning) {
            return "";
        }
        int locks = compiler.getHoldCount();
        for (int i = 0; i < locks; i++) {
            compiler.unlock();
        }
        try {
            return run(className, methodName);
        } finally {
            for (int i = 0; i < locks; i++) {
                compiler.lock();
            }
        }
    }

    private String run(String className, String methodName) throws RunException, InternalException {
        if (!interrupts.enterUserCode()) {
            throw new StoppedException();
        }
        try {
            var method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            last = new Invocation.Returned(method.invoke(null));
            return "";
        } catch (InvocationTargetException e) {
            var thrown = Objects.requireNonNull(e.getCause());
            last = new Invocation.Threw(thrown);
            throw forJShell(thrown);
        } catch (ReflectiveOperationException | LinkageError e) {
            last = new Invocation.Threw(e);
            throw new InternalException(String.valueOf(e));
        } finally {
            interrupts.leaveUserCode();
        }
    }

    /// What JShell must know of it: that it was thrown. What was thrown is remembered as it is; its
    /// methods may be a user's and are not called here.
    private static RunException forJShell(Throwable thrown) {
        return thrown instanceof SPIResolutionException unresolved
                ? new ResolutionException(unresolved.id(), NO_FRAMES)
                : new UserException("", thrown.getClass().getName(), NO_FRAMES);
    }

    /// JShell alone knows the class that holds a variable, and tells it here. Its text is not wanted,
    /// as making it runs code and may take long.
    @Override
    public String varValue(String className, String varName) {
        variable = new VariablePlace(className, varName);
        return "";
    }

    /// The field of the variable that JShell was asked for last.
    Field variable() throws ReflectiveOperationException {
        var place = Objects.requireNonNull(variable, "JShell#varValue comes first");
        return variable(place.className, place.name);
    }

    /// The field of a variable.
    Field variable(String className, String name) throws ReflectiveOperationException {
        var field = loader.loadClass(className).getField(name);
        field.setAccessible(true);
        return field;
    }

    private record VariablePlace(String className, String name) {}

    @Override
    public void addToClasspath(String path) {
        for (var entry : path.split(File.pathSeparator, -1)) {
            loader.add(Path.of(entry));
        }
    }

    @Override
    public void stop() throws NotImplementedException {
        throw new NotImplementedException("Interrupts stops cells");
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {}
}
