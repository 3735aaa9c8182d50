package org.joryu.app;

import java.util.List;
import java.util.Map;

/// How a Java process that runs notebooks is started; `joryu.jvm.flags` of the POM has the same
/// list, and `launch.txt` of the installers is made of it.
public final class JavaFlags {

    /// Arrow reads off-heap memory through `java.nio`, JShell has to be made to forget, DJL's glue is
    /// native, and charts need no screen.
    /// A kernel is idle most of its life and its heap is small: this collector, begun small, takes
    /// 126 MB less than the default one (148 and 274). Nearly all that the compiler of a cell
    /// allocates is garbage when the cell has run; in the ten megabytes that it would begin with, too
    /// much of that grew old, and the heap with it. When the kernel collects garbage in a pause, the
    /// heap shrinks at once: from 1.1 GB to 0.4 GB after a thousand declarations. The start-up cache
    /// logs what is no error: that it has to be remade.
    public static final List<String> JVM = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-XX:NewSize=20m",
            "-XX:-ShrinkHeapInSteps",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-Xlog:aot=off",
            "-Xlog:cds=off");

    /// glibc otherwise returns every large temporary tensor to the system and faults it in again,
    /// which costs a fifth of the training time. DJL otherwise reports its use to its makers.
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TRIM_THRESHOLD_", "4294967296",
            "MALLOC_TOP_PAD_", "67108864",
            "OPT_OUT_TRACKING", "true");

    private JavaFlags() {}
}
