//: a method
int square(int n) { return n * n; }
square(7)
//: overloads
String what(int n) { return "int"; }
String what(double n) { return "double"; }
String what(Object n) { return "object"; }
what(1) + what(1f) + what("x")
//: recursion
long factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }
factorial(20)
//: variable arguments
int count(String... words) { return words.length; }
count() + count("a", "b")
//: a method that uses a variable
int counter = 0;
void tick() { counter++; }
tick();
tick();
counter
//: call by value
void change(int[] a, int n) { a[0] = 9; n = 9; }
int[] array = {1};
int number = 1;
change(array, number);
array[0] * 10 + number
//: a generic method
<T extends Comparable<T>> T largest(List<T> list) {
    T best = list.get(0);
    for (T t : list) if (t.compareTo(best) > 0) best = t;
    return best;
}
largest(List.of(3, 9, 2)) + largest(List.of("a", "c", "b"))
//: mutual recursion
boolean even(int n) { return n == 0 || odd(n - 1); }
boolean odd(int n) { return n != 0 && even(n - 1); }
even(10)
//: a method redefined
int version() { return 1; }
int first = version();
int version() { return 2; }
first * 10 + version()
//: a method with a checked exception
void risky() throws java.io.IOException { throw new java.io.IOException("risk"); }
risky();
//: a static method
static int twice(int n) { return 2 * n; }
twice(4)
//: a method without a return
int broken(int n) { if (n > 0) return 1; }
//: a wrong argument
int half(int n) { return n / 2; }
half("four")
//: an unknown method
undeclared(1)
//: a method that waits
int waits() { return comesLater() + 1; }
//: a method called too early
int early() { return neverDeclared() + 1; }
early()
//: what it waited for
int comesLater() { return 41; }
waits()
//: endless recursion
int deep(int n) { return deep(n + 1) + 1; }
deep(0)
//: local class and record in a method
int localClass() { record Pair(int a, int b) { int sum() { return a + b; } } return new Pair(1, 2).sum(); }
localClass()
//: a method with a final parameter
int addTo(final int n) { return n + 1; }
addTo(1)
//: a call on a method's result
String join(String a, String b) { return a + b; }
join("a", "b").toUpperCase().chars().sum()
