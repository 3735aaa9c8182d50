package org.joryu.kernel;

import java.util.List;
import java.util.Objects;
import org.joryu.kernel.protocol.Reply.KernelInfoReply;
import org.joryu.kernel.protocol.Reply.KernelInfoReply.HelpLink;
import org.joryu.kernel.protocol.Reply.KernelInfoReply.LanguageInfo;

/// What this kernel says of itself.
final class KernelDescription {

    private KernelDescription() {}

    static KernelInfoReply ofThisKernel() {
        var java = Runtime.version();
        var language = new LanguageInfo(
                "java",
                System.getProperty("java.version"),
                "text/x-java-source",
                ".java",
                "java",
                "text/x-java",
                "script");
        var version = Objects.requireNonNullElse(
                KernelDescription.class.getPackage().getImplementationVersion(), "development");
        return new KernelInfoReply(
                "joryu",
                version,
                language,
                "Joryu " + version + " on Java " + java,
                List.of(new HelpLink(
                        "Java " + java.feature() + " API",
                        "https://docs.oracle.com/en/java/javase/" + java.feature() + "/docs/api/index.html")),
                List.of("kernel subshells"));
    }
}
