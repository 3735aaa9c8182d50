//: integer arithmetic
7 / 2 + 7 % 3 * -2
//: integer overflow
int big = Integer.MAX_VALUE;
big + 1
//: long arithmetic
1L << 40
//: floating point
0.1 + 0.2
//: infinity
1 / 0.0
//: not a number
Math.sqrt(-1)
//: a float keeps its precision
1 / 3f
//: a char
'a'
//: a char is a number
'a' + 1
//: a char made of a number
(char) ('a' + 1)
//: a char that must be escaped
'\n'
//: bits
(0b1010 ^ 0x0F) >>> 1 | ~0 & 1_000
//: a boolean
3 > 2 && !(1 == 2) || false
//: short circuit
int calls = 0;
boolean touched() { calls++; return true; }
boolean short1 = false && touched();
boolean short2 = false & touched();
calls
//: the conditional operator
int n = 5;
n % 2 == 0 ? "even" : "odd"
//: increments
int i = 1;
int sum = i++ + ++i;
sum * 10 + i
//: compound assignment narrows
byte b = 100;
b += 100;
b
//: a cast that loses
(int) 3.99e10
//: boxes
Integer boxed = 127, other = 127;
boxed == other
//: boxes that are null
Integer nothing = null;
int unboxed = nothing;
//: division by zero
int zero = 0;
System.out.println("before");
int result = 10 / zero;
System.out.println("after");
//: an assignment
int assigned;
assigned = 4;
//: an expression statement in the middle
int middle = 3;
middle++;
System.out.println(middle);
//: null
String none = null;
none
//: a string
"text"
//: a string with quotes and escapes
"a \"quoted\"\tword \\ \n next"
//: unicode
"größe \u00e9 \uD83D\uDE00"
//: text block
"""
    Hello,
      "world" \
    and \s
    all"""
//: concatenation
"a" + 1 + 2 + 'c' + 1.0 + null + true
//: string methods
"  Hello ".strip().toUpperCase().replace('L', 'r').substring(1, 3)
//: strings compared
String left = "ab", right = "a";
right += "b";
left == right ? "same" : left.equals(right) ? "equal" : "other"
//: formatted
"%05.2f|%-4s|%x|%,d".formatted(3.14159, "ab", 255, 1234567)
//: index out of a string
"abc".charAt(5)
//: several expressions
1 + 1;
2 + 2;
//: a void call
System.out.print("no value");
//: a variable alone
var alone = 17;
alone
//: a declaration of several
int one = 1, two = one + 1, three;
one + two + three
//: precedence of shifts
1 + 2 << 3 - 1
//: instanceof
Object anything = "text";
anything instanceof String s && s.length() == 4
