package org.joryu.kernel;

import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.notebook.Renderers;

/// What language a kernel speaks, and how it shows that language's values.
///
/// ```java
/// KernelSetup setup = renderers -> {
///     renderers.add(Renderer.of(Money.class, Money::bundle));
///     return new MoneyInterpreter();
/// };
/// ```
@FunctionalInterface
public interface KernelSetup {

    /// Opens the interpreter. Called once, on a thread of its own, while the kernel already answers
    /// what needs no interpreter.
    ///
    /// @param renderers to which it may add; cells do not run before it returns
    Interpreter open(Renderers renderers) throws Exception;
}
