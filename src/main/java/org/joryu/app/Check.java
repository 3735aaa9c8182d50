package org.joryu.app;

import java.util.function.Supplier;

/// One place where `joryu doctor` looks.
///
/// @param name what it looks at, in a word or two
/// @param look looks; may take seconds
record Check(String name, Supplier<Finding> look) {

    /// What was found there.
    record Result(String name, Finding finding) {}

    /// Looks. A check that cannot be made is a problem itself, and keeps no other from being made.
    Result make() {
        try {
            return new Result(name, look.get());
        } catch (UserError error) {
            return new Result(
                    name, new Finding.Problem(String.valueOf(error.getMessage()), "put that right and look again"));
        } catch (RuntimeException failure) {
            return new Result(
                    name, new Finding.Problem("could not be looked at: " + failure, "please report this to Joryu"));
        }
    }
}
