//: sealed types without permits
sealed interface Vehicle {}
record Car(int seats) implements Vehicle {}
record Bike() implements Vehicle {}
int seats(Vehicle v) { return switch (v) { case Car(int seats) -> seats; case Bike b -> 1; }; }
seats(new Car(4))
//: a sealed type with its implementations in itself
sealed interface Option<T> {
    record Some<T>(T value) implements Option<T> {}
    record None<T>() implements Option<T> {}
}
<T> T orElse(Option<T> o, T other) { return switch (o) { case Option.Some<T>(var v) -> v; case Option.None<T> n -> other; }; }
orElse(new Option.None<>(), 7)
//: a sealed type that nothing implements
sealed interface Forsaken {}
//: a sealed type with a missing case
sealed interface Coin permits Heads, Tails {}
record Heads() implements Coin {}
record Tails() implements Coin {}
int toss(Coin c) { return switch (c) { case Heads h -> 1; }; }
//: a sealed type and an implementation that nobody permitted
sealed interface Gate permits Shut {}
final class Shut implements Gate {}
final class Ajar implements Gate {}
//: assert that holds
assert 1 < 2 : "holds";
//: a file with its package
package com.example;
public class Pasted { static int three() { return 3; } }
Pasted.three()
//: unicode escapes
int \u0061b = 4;
char letter = '\u0041';
letter + ab
//: the lines of a text block
String lines = """
    one
    two
    """;
lines.length()
//: a constructor with statements before super
class Base { final int n; Base(int n) { this.n = n; } }
class Derived extends Base { Derived(int n) { if (n < 0) throw new IllegalArgumentException("n < 0"); super(n * 2); } }
new Derived(3).n
//: the same with an argument that is refused
new Derived(-1)
//: a guard that uses its binding
String classify(Object o) {
    return switch (o) {
        case null -> "null";
        case Integer i when i > 10 -> "big";
        case Integer i -> "small";
        case String s when s.isBlank() -> "blank";
        default -> o.getClass().getSimpleName();
    };
}
classify(11) + classify(1) + classify(" ") + classify(null) + classify(2.5)
//: unnamed patterns
record Pair(Object left, Object right) {}
new Pair(1, "x") instanceof Pair(Integer n, _) ? n : -1
//: an instance main method
void main() { IO.println("started"); }
main();
//: a class with a main method
class Application { public static void main(String... args) { System.out.println(args.length); } }
Application.main("a", "b");
//: a local record, interface and enum in a method
int locals() {
    record Point(int x, int y) {}
    enum Axis { X, Y }
    interface Scale { int by(int n); }
    Scale scale = n -> n * Axis.values().length;
    return scale.by(new Point(3, 4).y());
}
locals()
//: an interface with private and static methods
interface Greeter { private String name() { return "you"; } default String greet() { return "hello " + name(); } static Greeter of() { return new Greeter() {}; } }
Greeter.of().greet()
//: an inner class of an instance
class Outer { int n = 5; class Inner { int twice() { return n * 2; } } }
new Outer().new Inner().twice()
//: a static nested class with a generic bound
class Box<T extends Comparable<T>> { T max(T a, T b) { return a.compareTo(b) >= 0 ? a : b; } static class Of {} }
new Box<String>().max("a", "b")
//: an initializer that throws
class Fragile { static final int N = Integer.parseInt("x"); }
Fragile.N
//: what is left of it
Fragile.N
//: an array that is too large
int[] huge = new int[Integer.MAX_VALUE];
//: a method reference that prints
List.of(3, 4).forEach(System.out::print);
//: integer overflow is told by exact arithmetic
Math.addExact(Integer.MAX_VALUE, 1)
//: a checked exception nobody catches
void reads() { throw new java.io.IOException("x"); }
//: a variable in a lambda that changes
int total = 0;
for (int i = 0; i < 3; i++) { Runnable r = () -> System.out.print(i); }
