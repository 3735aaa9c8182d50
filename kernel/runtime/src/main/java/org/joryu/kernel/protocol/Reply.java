package org.joryu.kernel.protocol;

import java.util.List;
import java.util.Map;

/// What the kernel answers to a [Request], to the front end that asked.
public sealed interface Reply extends Content
        permits Reply.ErrorReply, Reply.Answer, ExecuteReply, SubshellReply, UsageReply {

    /// `ok`, `error` or `aborted`; of an [IsCompleteReply], its verdict.
    String status();

    /// A reply that gives what was asked for.
    sealed interface Answer extends Reply {
        @Override
        default String status() {
            return "ok";
        }
    }

    /// A request other than an execute that could not be answered.
    ///
    /// @param messageType the type of the reply it stands for
    record ErrorReply(String messageType, String name, String value, List<String> traceback) implements Reply {
        public ErrorReply {
            traceback = List.copyOf(traceback);
        }

        @Override
        public String status() {
            return "error";
        }
    }

    /// What kernel this is.
    ///
    /// @param supportedFeatures optional parts of the protocol: `debugger`, `kernel subshells`
    record KernelInfoReply(
            String implementation,
            String implementationVersion,
            LanguageInfo languageInfo,
            String banner,
            List<HelpLink> helpLinks,
            List<String> supportedFeatures)
            implements Answer {

        public KernelInfoReply {
            helpLinks = List.copyOf(helpLinks);
            supportedFeatures = List.copyOf(supportedFeatures);
        }

        @Override
        public String messageType() {
            return "kernel_info_reply";
        }

        /// What front ends need to colour, save and export the language.
        public record LanguageInfo(
                String name,
                String version,
                String mimetype,
                String fileExtension,
                String pygmentsLexer,
                String codemirrorMode,
                String nbconvertExporter) {}

        /// An entry of the front end's help menu.
        public record HelpLink(String text, String url) {}
    }

    /// Whether a text may be run.
    ///
    /// @param verdict `complete`, `incomplete`, `invalid` or `unknown`
    /// @param indent white space for the next line of an incomplete one
    record IsCompleteReply(String verdict, String indent) implements Answer {
        @Override
        public String messageType() {
            return "is_complete_reply";
        }

        @Override
        public String status() {
            return verdict;
        }
    }

    /// What may stand at the cursor. Each match replaces the text between the two cursors.
    record CompleteReply(List<Match> matches, int cursorStart, int cursorEnd) implements Answer {
        public CompleteReply {
            matches = List.copyOf(matches);
        }

        @Override
        public String messageType() {
            return "complete_reply";
        }

        /// One proposal; type and signature may be empty.
        public record Match(String text, String type, String signature) {}
    }

    /// What is known of a name.
    ///
    /// @param data representations by MIME type, empty if nothing was found
    record InspectReply(boolean found, Map<String, Object> data, Map<String, Object> metadata) implements Answer {
        @Override
        public String messageType() {
            return "inspect_reply";
        }
    }

    /// What was run before.
    ///
    /// @param withOutput whether the entries carry their results
    record HistoryReply(List<HistoryEntry> entries, boolean withOutput) implements Answer {
        public HistoryReply {
            entries = List.copyOf(entries);
        }

        @Override
        public String messageType() {
            return "history_reply";
        }
    }

    /// The running cell was told to stop.
    record InterruptReply() implements Answer {
        @Override
        public String messageType() {
            return "interrupt_reply";
        }
    }

    /// The kernel ends now.
    record ShutdownReply(boolean restart) implements Answer {
        @Override
        public String messageType() {
            return "shutdown_reply";
        }
    }

    /// The open comms: their targets by id.
    record CommInfoReply(Map<String, String> targets) implements Answer {
        public CommInfoReply {
            targets = Map.copyOf(targets);
        }

        @Override
        public String messageType() {
            return "comm_info_reply";
        }
    }
}
