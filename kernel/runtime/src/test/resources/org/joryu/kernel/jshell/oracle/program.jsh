//: imports
import java.util.concurrent.atomic.*;
import static java.lang.Math.max;
new AtomicInteger(max(1, 2)).incrementAndGet()
//: a module's import
import module java.sql;
java.sql.Date.valueOf("2024-02-29").toString()
//: an import that is not there
import org.nowhere.Nothing;
//: an import is there in the next cell
max(3, 4)
//: an import in the middle
int beforeImport = 1;
import java.util.zip.CRC32;
new CRC32().getValue() + beforeImport
//: a main class
public class Main {
    public static void main(String[] args) {
        System.out.println("Hello, " + (args.length > 0 ? args[0] : "world"));
    }
}
Main.main(new String[] {"you"});
//: a main method
void main() { System.out.println("short main"); }
main();
//: comments only
// nothing
/* at all */
//: comments everywhere
int /* type */ commented = /* value */ 3; // end
// a line between
/** doc */ int documented(/* none */) { return commented; /* last */ } // after
documented()
//: nothing but blanks

//: threads
var thread = new Thread(() -> System.out.println("in a thread"));
thread.start();
thread.join();
//: virtual threads
var virtual = Thread.ofVirtual().start(() -> System.out.println("in a virtual thread"));
virtual.join();
//: executors
try (var pool = Executors.newFixedThreadPool(2)) { System.out.println(pool.submit(() -> 6 * 7).get()); }
//: an exception of a task
var failed = CompletableFuture.supplyAsync(() -> { if (true) throw new IllegalStateException("task"); return 1; });
failed.get()
//: futures
CompletableFuture.supplyAsync(() -> 20).thenCombine(CompletableFuture.supplyAsync(() -> 22), Integer::sum).join()
//: synchronized
int shared = 0;
Object lock = new Object();
synchronized (lock) { shared++; }
shared
//: error output
System.err.println("to err");
//: printf
var stream = System.out.printf("%d%%%n", 50);
//: print of chars
System.out.println(new char[] {'o', 'k'});
System.out.println('a' + 'b');
//: dates
LocalDate.of(2024, 2, 28).plusDays(2)
//: files
Path file = Files.createTempFile("oracle", ".txt");
Files.writeString(file, "one\ntwo\n");
var lines = Files.readAllLines(file);
Files.delete(file);
lines
//: regular expressions
var matcher = Pattern.compile("(?<key>\\w+)=(?<value>\\d+)").matcher("a=1, b=22");
while (matcher.find()) System.out.println(matcher.group("key") + " " + matcher.group("value"));
//: scanner
var scanner = new Scanner("1 2 three");
int scanned = 0;
while (scanner.hasNextInt()) scanned += scanner.nextInt();
scanned + scanner.next()
//: string builder
var builder = new StringBuilder();
for (char c = 'a'; c < 'f'; c++) builder.insert(0, c);
builder
//: reflection
record Reflected(int a, String b) {}
Arrays.stream(Reflected.class.getRecordComponents()).map(c -> c.getName()).toList()
//: a missing semicolon
int unfinished = 1
System.out.println(unfinished);
//: a missing bracket
System.out.println("a";
//: an unclosed string
String open = "abc;
//: an unclosed block
for (int i = 0; i < 3; i++) {
    System.out.println(i);
//: a misspelt keyword
pubic int f() { return 1; }
//: a misspelt type
Strin s = "a";
//: a misspelt method
"abc".lenght()
//: the wrong type
int number = "text";
//: a lossy conversion
int whole = 3.5;
//: a variable that is not there
unknownVariable + 1
//: return at the top
return 5;
//: two wrong lines
int firstWrong = "a";
int secondWrong = "b";
//: unicode names
int größe = 3, π = 4, 数 = 5;
größe + π + 数
//: an unnamed variable
int ignored = 0;
for (var _ : List.of(1, 2)) ignored++;
ignored
//: var
var inferred = new HashMap<String, List<Integer>>();
inferred.computeIfAbsent("a", k -> new ArrayList<>()).add(1);
inferred
//: var without a value
var empty;
//: constants
final int LIMIT = 10;
LIMIT * 2
//: modifiers
private static final String NAME = "n";
public static String name() { return NAME; }
name()
//: a class and its use before it
interface Visitor<R> { R visit(Num n); R visit(Add a); }
interface Expr { <R> R accept(Visitor<R> v); }
record Num(int n) implements Expr { public <R> R accept(Visitor<R> v) { return v.visit(this); } }
record Add(Expr l, Expr r) implements Expr { public <R> R accept(Visitor<R> v) { return v.visit(this); } }
Expr sum = new Add(new Num(1), new Num(2));
sum.accept(new Visitor<Integer>() { public Integer visit(Num n) { return n.n(); } public Integer visit(Add a) { return a.l().accept(this) + a.r().accept(this); } })
//: an error after statements
System.out.println("must not run");
int bad = "text";
//: a forward reference from a statement
System.out.println(helper());
int helper() { return 3; }
//: a package line
package x;
