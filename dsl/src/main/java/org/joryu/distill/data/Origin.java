package org.joryu.distill.data;

import java.nio.file.Path;

/// Where a data set came from, so that it can be made again: of data sets that nobody else has, such as
/// arrays, nothing is known.
///
/// ```java
/// digits().take(200, 1).origin().map(Origin::read);    // the same data set
/// ```
public sealed interface Origin {

    /// The data set, made again.
    ///
    /// @throws IllegalArgumentException if its files are no longer there
    Dataset read();

    /// [Digits].
    record EmbeddedDigits() implements Origin {

        @Override
        public Dataset read() {
            return Digits.load();
        }
    }

    /// Files that Joryu reads by name.
    ///
    /// @param kind of which data set
    /// @param folder in which they lie
    record Files(Kind kind, String folder) implements Origin {

        /// The data sets.
        public enum Kind {
            /// [Mnist#digits(Path)]
            MNIST,
            /// [Mnist#fashion(Path)]
            FASHION_MNIST,
            /// [Cifar#ten(Path)]
            CIFAR_10,
            /// [Cifar#hundred(Path)]
            CIFAR_100
        }

        @Override
        public Dataset read() {
            var place = Path.of(folder);
            return switch (kind) {
                case MNIST -> Mnist.digits(place);
                case FASHION_MNIST -> Mnist.fashion(place);
                case CIFAR_10 -> Cifar.ten(place);
                case CIFAR_100 -> Cifar.hundred(place);
            };
        }
    }

    /// Fewer training rows, see [Dataset#take(int, long)].
    ///
    /// @param from of which data set
    /// @param count how many
    /// @param seed of the draw
    record Taken(Origin from, int count, long seed) implements Origin {

        @Override
        public Dataset read() {
            return from.read().take(count, seed);
        }
    }

    /// No row of a class in train and dev, see [Dataset#withoutClass(String)].
    ///
    /// @param from of which data set
    /// @param className which class
    record WithoutClass(Origin from, String className) implements Origin {

        @Override
        public Dataset read() {
            return from.read().withoutClass(className);
        }
    }

    /// Normalized rows, see [Dataset#normalized(Normalization)].
    ///
    /// @param from which data set
    /// @param by which numbers
    record Normalized(Origin from, Normalization by) implements Origin {

        @Override
        public Dataset read() {
            return from.read().normalized(by);
        }
    }
}
