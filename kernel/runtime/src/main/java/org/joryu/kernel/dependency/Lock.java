package org.joryu.kernel.dependency;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.joryu.notebook.Magic.UsageException;

/// Exactly which libraries a notebook has added, transitive ones included, as a file beside it.
///
/// @param byKey in the order in which the file has them
record Lock(SortedMap<String, Locked> byKey) {

    static final Lock NONE = new Lock(new TreeMap<>());

    private static final String FORMAT = "joryuLock";
    private static final int VERSION = 1;
    private static final int SHOWN = 16;

    /// One library.
    ///
    /// @param sha256 of its file, in hexadecimal digits
    record Locked(Coordinates coordinates, String sha256) {}

    /// Of what was added.
    static Lock of(Collection<Added> added) throws IOException {
        var byKey = new TreeMap<String, Locked>();
        for (var library : added) {
            byKey.put(library.coordinates().key(), new Locked(library.coordinates(), Sha256.of(library.file())));
        }
        return new Lock(byKey);
    }

    /// Reads a file, or says in a sentence why it cannot.
    static Lock read(Path file) throws UsageException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no lock file %s: write it by %%dependency --lock, or joryu run --lock".formatted(file));
        }
        try {
            var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (json.get(FORMAT).getAsInt() != VERSION) {
                throw new UsageException("%s must be of version %d, but is of %s: renew it by %%dependency --lock"
                        .formatted(file, VERSION, json.get(FORMAT)));
            }
            var byKey = new TreeMap<String, Locked>();
            for (var element : json.getAsJsonArray("dependencies")) {
                var entry = element.getAsJsonObject();
                var coordinates = Coordinates.of(entry.get("coordinates").getAsString());
                byKey.put(
                        coordinates.key(),
                        new Locked(coordinates, entry.get("sha256").getAsString()));
            }
            return new Lock(byKey);
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException other) {
            throw new UsageException("%s is no lock file: write another by %%dependency --lock".formatted(file));
        }
    }

    /// What is to be taken where a version is open.
    List<Coordinates> pins() {
        return byKey.values().stream().map(Locked::coordinates).toList();
    }

    /// Sentences on what differs, of libraries that are to be added; none where all are as they are locked.
    List<String> drift(Collection<Added> libraries) throws IOException {
        var differences = new ArrayList<String>();
        for (var library : libraries) {
            var coordinates = library.coordinates();
            var locked = byKey.get(coordinates.key());
            if (locked == null) {
                differences.add(coordinates + " is not in it");
            } else if (!locked.coordinates().version().equals(coordinates.version())) {
                differences.add("%s is %s, but %s in it"
                        .formatted(
                                coordinates.key(),
                                coordinates.version(),
                                locked.coordinates().version()));
            } else {
                var found = Sha256.of(library.file());
                if (!found.equals(locked.sha256())) {
                    differences.add("%s has the SHA-256 %s, but %s in it"
                            .formatted(coordinates, shortened(found), shortened(locked.sha256())));
                }
            }
        }
        return differences;
    }

    private static String shortened(String sha256) {
        return sha256.length() <= SHOWN ? sha256 : sha256.substring(0, SHOWN) + "…";
    }

    /// Writes it whole or not at all.
    void write(Path file) throws IOException {
        var dependencies = new JsonArray();
        for (var locked : byKey.values()) {
            var entry = new JsonObject();
            entry.addProperty("coordinates", locked.coordinates().toString());
            entry.addProperty("sha256", locked.sha256());
            dependencies.add(entry);
        }
        var json = new JsonObject();
        json.addProperty(FORMAT, VERSION);
        json.add("dependencies", dependencies);
        var text = new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
        var draft = file.resolveSibling(".%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
