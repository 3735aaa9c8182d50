package org.joryu.kernel.magic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.jspecify.annotations.Nullable;

/// `%%writefile`: writes the body of a cell to a file.
record WriteFileMagic() implements Magic {

    private static final String APPEND = "-a";

    @Override
    public Description description() {
        return Description.cell(
                        "writefile",
                        "%%writefile [-a] FILE, with the text below it",
                        "Writes the rest of the cell to a file.")
                .withDetails("The file is written whole or not at all, in UTF-8, and its folders are made; -a appends."
                        + " The path is relative to the notebook's folder; ~ is your home.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException, IOException {
        var words = new ArrayList<>(call.words());
        boolean append = words.remove(APPEND);
        if (words.size() != 1) {
            throw new UsageException("one file must be named, but there are " + words.size());
        }
        var file = FilePaths.of(words.getFirst()).toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new UsageException("FILE must not be a folder, but is " + file);
        }
        var folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            System.out.println("made the folder " + folder);
        }
        boolean existed = Files.exists(file);
        var text = call.body().orElse("");
        text = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        write(file, append && existed ? joined(Files.readAllBytes(file), bytes) : bytes);
        System.out.printf(
                "%s %s (%,d bytes)%n", !existed ? "wrote" : append ? "appended to" : "overwrote", file, bytes.length);
        return null;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        // What a link stands for is written, and not the link.
        var target = Files.exists(file) ? file.toRealPath() : file;
        var draft = target.resolveSibling(".%s.%s.part".formatted(target.getFileName(), UUID.randomUUID()));
        try {
            Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public List<String> complete(String arguments) {
        return FilePaths.completions(arguments);
    }
}
