package org.joryu.app;

import com.google.gson.annotations.SerializedName;

/// How the run of a notebook ended; a worse one has a larger exit code, and that of several notebooks is the largest.
enum RunStatus {
    /// Every cell ran as its author meant, or its errors are allowed.
    @SerializedName("ok")
    OK(0),
    /// A cell failed, or Java ended.
    @SerializedName("failed")
    FAILED(1),
    /// A cell took longer than `--timeout`.
    @SerializedName("timeout")
    TIMEOUT(3),
    /// Ctrl-C or another signal ended it.
    @SerializedName("interrupted")
    INTERRUPTED(130);

    private final int exitCode;

    RunStatus(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    RunStatus orWorse(RunStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
