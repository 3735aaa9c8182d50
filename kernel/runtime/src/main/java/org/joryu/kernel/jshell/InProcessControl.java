package org.joryu.kernel.jshell;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// Runs what JShell compiled on the thread that evaluates it, and keeps values and exceptions as the objects they are.
///
/// JShell's own controls turn every value into a string, in full, and drop what `invoke` throws unless it is one of
/// the SPI's exceptions; this one answers empty strings and remembers.
final class InProcessControl implements ExecutionControl {

    private final CellLoader loader;
    private final ReentrantLock compiler;
    private @Nullable Object value;
    private boolean hasValue;
    private @Nullable Throwable thrown;

    /// @param compiler held by whoever uses JShell; given up while user code runs
    InProcessControl(CellLoader loader, ReentrantLock compiler) {
        this.loader = loader;
        this.compiler = compiler;
    }

    /// Forgets the last invocation.
    void reset() {
        value = null;
        hasValue = false;
        thrown = null;
    }

    /// What the last invocation returned.
    @Nullable Object value() {
        return value;
    }

    /// Whether the last invocation returned anything, be it null.
    boolean hasValue() {
        return hasValue;
    }

    /// What the last invocation threw.
    @Nullable Throwable thrown() {
        return thrown;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        for (var c : classes) {
            loader.declare(c.name(), c.bytecodes());
        }
        var installed = new boolean[classes.length];
        try {
            for (int i = 0; i < classes.length; i++) {
                var loaded = loader.loadClass(classes[i].name());
                // Fails here, where JShell can report it, and not in the middle of a cell.
                Objects.requireNonNull(loaded.getDeclaredMethods());
                installed[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError failure) {
            throw new ClassInstallException(String.valueOf(failure), installed);
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("a redefined snippet gets a class of its own");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        var locks = compiler.getHoldCount();
        for (int i = 0; i < locks; i++) {
            compiler.unlock();
        }
        try {
            reset();
            var method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            value = method.invoke(null);
            hasValue = method.getReturnType() != void.class;
            return "";
        } catch (InvocationTargetException e) {
            var cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof SPIResolutionException unresolved) {
                throw new ResolutionException(unresolved.id(), unresolved.getStackTrace());
            }
            thrown = cause;
            throw userException(cause);
        } catch (ReflectiveOperationException | LinkageError e) {
            thrown = e;
            throw new InternalException(String.valueOf(e));
        } finally {
            for (int i = 0; i < locks; i++) {
                compiler.lock();
            }
        }
    }

    private static UserException userException(Throwable cause) {
        var user = new UserException(
                String.valueOf(cause.getMessage()), cause.getClass().getName(), cause.getStackTrace());
        if (cause.getCause() != null) {
            user.initCause(userException(cause.getCause()));
        }
        return user;
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        for (var entry : path.split(File.pathSeparator, -1)) {
            loader.add(Path.of(entry));
        }
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("interrupts go through BackEdge");
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {}
}
