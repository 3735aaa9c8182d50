//: an array
int[] primes = {2, 3, 5};
primes
//: an array of strings
new String[] {"a", "b"}
//: an array of arrays
new int[][] {{1}, {2, 3}}
//: an array's defaults
Arrays.toString(new double[2]) + Arrays.toString(new boolean[1]) + Arrays.toString(new String[1])
//: sorting an array
int[] unsorted = {3, 1, 2};
Arrays.sort(unsorted);
Arrays.toString(unsorted)
//: a list
var list = new ArrayList<String>();
list.add("b");
list.add(0, "a");
list
//: a list's members
list.indexOf("b") + list.size()
//: a map
Map<String, Integer> ages = new TreeMap<>();
ages.put("Ada", 36);
ages.merge("Ada", 1, Integer::sum);
ages.putIfAbsent("Alan", 41);
ages
//: entries of a map
for (var entry : ages.entrySet()) System.out.println(entry.getKey() + "=" + entry.getValue());
//: a set
new TreeSet<>(Set.of(3, 1, 2)).descendingSet()
//: a queue
Deque<Integer> deque = new ArrayDeque<>();
deque.push(1);
deque.addLast(2);
deque.pop() + deque.peekLast()
//: a priority queue
var queue = new PriorityQueue<String>(Comparator.comparing(String::length));
Collections.addAll(queue, "ccc", "a", "bb");
queue.poll() + queue.poll()
//: an iterator
var iterator = list.iterator();
while (iterator.hasNext()) if (iterator.next().equals("a")) iterator.remove();
list
//: streams
IntStream.rangeClosed(1, 5).filter(n -> n % 2 == 1).map(n -> n * n).sum()
//: collectors
Stream.of("ant", "bee", "cow", "ape").collect(Collectors.groupingBy(w -> w.charAt(0), TreeMap::new, Collectors.counting()))
//: joining
List.of(1, 2, 3).stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"))
//: reduce
Stream.iterate(1, n -> n * 2).limit(10).reduce(0, Integer::sum)
//: flat map
Stream.of(List.of(1, 2), List.of(3)).flatMap(List::stream).toList()
//: optional
Optional.of("x").map(String::toUpperCase)
//: gatherers
Stream.of(1, 2, 3, 4, 5).gather(Gatherers.windowFixed(2)).toList()
//: sequenced
List.of(1, 2, 3).reversed().getFirst()
//: a lambda
Function<Integer, Integer> addOne = n -> n + 1;
addOne.andThen(n -> n * 2).apply(3)
//: lambdas capture
int base = 10;
IntUnaryOperator plus = n -> n + base;
base = 20;
plus.applyAsInt(1)
//: a lambda that changes a local
void local() { int k = 0; Runnable r = () -> k++; }
//: suppliers and consumers
Supplier<String> supplier = () -> "supplied";
Consumer<String> consumer = System.out::println;
consumer.accept(supplier.get());
//: method references
List.of("b", "A").stream().sorted(String::compareToIgnoreCase).map(String::length).toList()
//: a comparator
record Person(String name, int age) {}
var people = List.of(new Person("Bo", 30), new Person("Al", 30), new Person("Cy", 20));
people.stream().sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name)).map(Person::name).toList()
//: currying
Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
add.apply(1).apply(2)
//: a lambda needs a type
var untyped = n -> n + 1;
//: wildcards
double sumOf(Collection<? extends Number> c) { return c.stream().mapToDouble(Number::doubleValue).sum(); }
sumOf(List.of(1, 2.5, 3L))
//: the wrong element
List<String> strings = new ArrayList<>();
strings.add(1);
//: an unchecked cast
List raw = new ArrayList<>(List.of("text"));
List<Integer> ints = raw;
int n = ints.get(0);
//: a null in a list
List.of(1, null)
//: big numbers
new java.math.BigDecimal("0.1").add(new java.math.BigDecimal("0.2")) + " " + java.math.BigInteger.TWO.pow(100)
//: random with a seed
new Random(42).nextInt(100)
//: copies and views
var original = new ArrayList<>(List.of(1, 2));
var copy = List.copyOf(original);
original.add(3);
copy + "" + original
