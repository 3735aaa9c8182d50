//: caught
try { Integer.parseInt("x"); } catch (NumberFormatException e) { System.out.println(e.getMessage()); }
//: finally
try { System.out.print("try "); throw new RuntimeException(); } catch (RuntimeException e) { System.out.print("catch "); } finally { System.out.print("finally"); }
//: several types
try { Object[] a = new String[1]; a[0] = 1; } catch (ArrayStoreException | ClassCastException e) { System.out.println(e); }
//: resources
class Resource implements AutoCloseable { final String n; Resource(String n) { this.n = n; System.out.println("open " + n); } public void close() { System.out.println("close " + n); } }
try (var a = new Resource("a"); var b = new Resource("b")) { System.out.println("use"); throw new IllegalStateException("in use"); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
//: resources that fail to close
class Bad implements AutoCloseable { public void close() { throw new IllegalStateException("close"); } }
try (var bad = new Bad()) { throw new RuntimeException("body"); } catch (RuntimeException e) { System.out.println(e.getMessage() + " " + e.getSuppressed().length); }
//: thrown
System.out.println("printed");
throw new IllegalArgumentException("wrong");
//: thrown without a message
throw new IllegalStateException();
//: a checked exception
throw new Exception("checked");
//: an exception of one's own
class TooHot extends RuntimeException { final int degrees; TooHot(int degrees) { super(degrees + " degrees"); this.degrees = degrees; } }
throw new TooHot(99);
//: a cause
try { Integer.parseInt("seven"); } catch (NumberFormatException e) { throw new RuntimeException("wrapped", e); }
//: index out of an array
int[] small = new int[2];
small[2] = 1;
//: negative size
int[] none = new int[-1];
//: no such element
List.of().iterator().next()
//: a list that cannot change
List.of(1).add(2);
//: changed while iterating
var numbers = new ArrayList<>(List.of(1, 2, 3));
for (var n : numbers) numbers.remove(n);
//: out of an optional
Optional.empty().get()
//: no number
Double.parseDouble("1,5")
//: null pointer
String text = null;
text.length()
//: required
Objects.requireNonNull(null, "must be there")
//: what runs before stays done
int progress = 0;
progress = 1;
if (progress == 1) throw new RuntimeException("stop");
progress = 2;
//: and is there in the next cell
progress
//: an exception in a static initializer
class Fails { static int v = 1 / 0; }
Fails.v
//: an error
throw new AssertionError("error");
//: an exception in a lambda
Runnable fail = () -> { throw new UnsupportedOperationException("lambda"); };
fail.run();
//: an exception in a stream
Stream.of("1", "b").map(Integer::valueOf).toList()
//: finally wins
int which() { try { throw new RuntimeException(); } finally { return 3; } }
which()
//: an unreported exception
void careless() { throw new Exception("x"); }
//: an exception that cannot be thrown there
try { System.out.println(); } catch (java.io.IOException e) { }
//: rethrown
try { throw new java.io.UncheckedIOException(new java.io.IOException("disk")); } finally { System.out.println("finally"); }
//: an exception whose message is null
Throwable caught = null;
try { throw new Exception(); } catch (Exception e) { caught = e; }
caught.getMessage()
//: arithmetic
Math.addExact(Integer.MAX_VALUE, 1)
