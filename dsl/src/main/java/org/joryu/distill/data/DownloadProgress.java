package org.joryu.distill.data;

import java.util.Locale;

/// Tells how far a download is: at the beginning, every two seconds, and at the end.
final class DownloadProgress {

    private static final long PAUSE_NANOS = 2_000_000_000L;
    private static final double MEGA = 1e6;

    private final String name;
    private final long total;
    private long loaded;
    private long told = System.nanoTime();

    /// @param total bytes to come, negative if nobody knows
    DownloadProgress(String name, long total) {
        this.name = name;
        this.total = total;
        System.out.println("downloading " + name + (total < 0 ? "" : ", " + megabytes(total)));
    }

    void add(int bytes) {
        loaded += bytes;
        if (System.nanoTime() - told > PAUSE_NANOS) {
            told = System.nanoTime();
            System.out.println(name + ": " + megabytes(loaded) + (total < 0 ? "" : " of " + megabytes(total)));
        }
    }

    void end() {
        System.out.println(name + ": all " + megabytes(loaded));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGA);
    }
}
