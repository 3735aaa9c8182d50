//: a class
class Account {
    private int balance;
    Account(int balance) { this.balance = balance; }
    void deposit(int amount) { balance += amount; }
    int balance() { return balance; }
    @Override public String toString() { return "Account of " + balance; }
}
var account = new Account(10);
account.deposit(5);
account
//: the state of an object
account.balance() + 1
//: static members
class Counter {
    static int made = 0;
    final int id;
    Counter() { id = ++made; }
}
new Counter();
new Counter();
Counter.made
//: inheritance
class Animal { String sound() { return "..."; } public String toString() { return sound(); } }
class Dog extends Animal { String sound() { return "Woof " + super.sound(); } }
Animal animal = new Dog();
animal.toString()
//: abstract classes
abstract class Figure { abstract double area(); String text() { return "area " + area(); } }
class Square extends Figure { double side = 2; double area() { return side * side; } }
new Square().text()
//: an abstract class has no instances
new Figure()
//: interfaces
interface Greeter { String name(); default String greet() { return "Hello " + name(); } static Greeter of(String n) { return () -> n; } }
Greeter.of("Ada").greet()
//: a record
record Point(int x, int y) {
    public Point { if (x < 0) throw new IllegalArgumentException("x must be >= 0, not " + x); }
    double length() { return Math.sqrt(x * x + y * y); }
    static Point origin() { return new Point(0, 0); }
}
new Point(3, 4).length()
//: a record's text and equality
System.out.println(new Point(1, 2));
new Point(1, 2).equals(new Point(1, 2))
//: a record that refuses
new Point(-1, 0)
//: a record whose constructor is not public
record Positive(int n) { Positive { if (n < 0) throw new IllegalArgumentException(); } }
new Positive(1).n()
//: record patterns
record Line(Point from, Point to) {}
Object line = new Line(Point.origin(), new Point(1, 2));
line instanceof Line(Point(var a, var b), Point(int c, int d)) ? a + b + c + d : -1
//: an enum
enum Color { RED, GREEN { @Override String mood() { return "calm"; } }, BLUE; String mood() { return "plain"; } }
Color.GREEN.mood() + Color.valueOf("BLUE").ordinal()
//: values of an enum
List.of(Color.values())
//: an enum's unknown name
Color.valueOf("PINK")
//: switch over an enum
Color color = Color.RED;
switch (color) { case RED -> "stop"; case GREEN -> "go"; case BLUE -> "what"; }
//: an enum in a map
var moods = new EnumMap<Color, String>(Color.class);
for (var c : Color.values()) moods.put(c, c.mood());
moods
//: sealed types
sealed interface Shape permits Circle, Rectangle {}
record Circle(double r) implements Shape {}
record Rectangle(double w, double h) implements Shape {}
double area(Shape s) { return switch (s) { case Circle(var r) -> 3 * r * r; case Rectangle(var w, var h) -> w * h; }; }
area(new Circle(2)) + area(new Rectangle(2, 3))
//: sealed types, the other way round
record Leaf(int value) implements Tree {}
record Node(Tree left, Tree right) implements Tree {}
sealed interface Tree permits Leaf, Node {}
Tree tree = new Node(new Leaf(1), new Leaf(2));
tree
//: a type that is not permitted
final class Outsider implements Shape {}
//: nested and inner classes
class Outer {
    int value = 1;
    class Inner { int twice() { return value * 2; } }
    static class Nested { int three() { return 3; } }
}
var outer = new Outer();
Outer.Inner inner = outer.new Inner();
inner.twice() + new Outer.Nested().three()
//: an anonymous class
var anonymous = new Object() { int hidden = 5; int more() { return hidden + 1; } };
anonymous.more() + anonymous.hidden
//: generics
class Box<T> { private T t; Box(T t) { this.t = t; } <R> Box<R> map(Function<T, R> f) { return new Box<>(f.apply(t)); } T get() { return t; } }
new Box<>("abc").map(String::length).get()
//: a generic type is checked
Box<String> words = new Box<>("a");
Integer wrong = words.get();
//: an annotation
@interface Important { String value() default "yes"; }
@Important("no") class Marked {}
Marked.class.getSimpleName()
//: initializers
class Order { static { System.out.println("static"); } { System.out.println("instance"); } Order() { System.out.println("constructor"); } }
var firstOrder = new Order();
var secondOrder = new Order();
//: private members stay private
account.balance = 1000000;
//: final fields stay final
new Counter().id = 3;
//: an interface that is not implemented
class Silent implements Greeter {}
//: a constructor that is not there
new Point(1)
//: a class that is not there
Unheard u = new Unheard();
//: casts that fail
Object text = "text";
Integer number = (Integer) text;
//: an object that is null
Account nobody = null;
nobody.deposit(1);
//: equality and hash codes
class Key { int k; Key(int k) { this.k = k; } @Override public boolean equals(Object o) { return o instanceof Key other && k == other.k; } @Override public int hashCode() { return k; } }
Map.of(new Key(1), "one").get(new Key(1))
//: an interface with a private method
interface Loud { private String shout(String s) { return s.toUpperCase(); } default String say(String s) { return shout(s); } }
new Loud() {}.say("quiet")
//: comparable
class Version implements Comparable<Version> { int n; Version(int n) { this.n = n; } public int compareTo(Version o) { return Integer.compare(n, o.n); } public String toString() { return "v" + n; } }
new TreeSet<>(List.of(new Version(3), new Version(1), new Version(2)))
//: iterable
class Range implements Iterable<Integer> { int end; Range(int end) { this.end = end; } public Iterator<Integer> iterator() { return IntStream.range(0, end).iterator(); } }
int rangeSum = 0;
for (int i : new Range(5)) rangeSum += i;
rangeSum
//: a class redefined
class Changing { int v() { return 1; } }
var before = new Changing().v();
class Changing { int v() { return 2; } }
before * 10 + new Changing().v()
//: a variable redefined with another type
int thing = 1;
String thing = "now text";
thing.length()
