//: if and else
int age = 20;
if (age < 13) System.out.println("child");
else if (age < 18) System.out.println("teenager");
else System.out.println("adult");
//: for
for (int i = 0; i < 3; i++) {
    System.out.print(i + " ");
}
//: for over several
for (int i = 0, j = 10; i < j; i += 3, j--) System.out.println(i + "," + j);
//: for each
int[] numbers = {3, 1, 2};
int total = 0;
for (int number : numbers) total += number;
total
//: while
int w = 100;
while (w > 1) w /= 3;
w
//: do while
int d = 0;
do { d++; } while (d < 5);
d
//: break and continue
for (int i = 0; ; i++) {
    if (i % 2 == 0) continue;
    if (i > 7) break;
    System.out.print(i);
}
//: labels
outer:
for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
        if (j == 2) continue outer;
        if (i == 2) break outer;
        System.out.print("" + i + j + " ");
    }
}
//: old switch falls through
int day = 2;
switch (day) {
    case 1: System.out.print("one ");
    case 2: System.out.print("two ");
    case 3: System.out.print("three "); break;
    default: System.out.print("many");
}
//: switch expression
int month = 4;
int days = switch (month) {
    case 4, 6, 9, 11 -> 30;
    case 2 -> 28;
    default -> {
        int all = 31;
        yield all;
    }
};
days
//: switch over strings
String fruit = "pear";
switch (fruit) { case "apple" -> 1; case "pear" -> 2; default -> 0; }
//: switch over null
String missing = null;
switch (missing) { case "a" -> System.out.println(1); default -> System.out.println(2); }
//: switch with case null
Object maybe = null;
String told = switch (maybe) { case null -> "nothing"; case String s -> s; default -> "other"; };
told
//: switch with patterns and guards
Object o = 42;
String kind = switch (o) {
    case Integer i when i > 40 -> "big " + i;
    case Integer i -> "small " + i;
    case String s -> s;
    default -> "unknown";
};
kind
//: switch that is not exhaustive
int x = 3;
int y = switch (x) { case 1 -> 2; };
//: blocks have their own names
{
    int hidden = 1;
    System.out.println(hidden);
}
int hidden = 2;
hidden
//: an empty statement
;
//: a condition that is no boolean
int c = 1;
if (c) System.out.println("never");
//: a statement that cannot be reached
int unreachable() { return 1; System.out.println("never"); }
//: break outside of a loop
break;
//: assert
assert 1 > 2 : "not thrown";
//: nested conditionals
int grade = 85;
grade >= 90 ? 'A' : grade >= 80 ? 'B' : 'C'
//: fizz buzz
for (int i = 1; i <= 15; i++)
    System.out.println(i % 15 == 0 ? "FizzBuzz" : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : String.valueOf(i));
