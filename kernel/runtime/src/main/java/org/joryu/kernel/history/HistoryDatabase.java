package org.joryu.kernel.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.sqlite.SQLiteConfig;

/// A session in an SQLite database of cells. For one thread.
///
/// Kernels that write at the same time wait for each other for a while. The database has SQLite's own kind of
/// journal and not its write-ahead log, which does not work on the network file systems where homes may lie.
final class HistoryDatabase implements AutoCloseable {

    /// Of the tables, so that a later Joryu need not guess.
    private static final int FORMAT = 1;
    private static final int PATIENCE_MS = 5_000;
    private static final String CELLS = "SELECT session, line, source, output FROM history ";
    /// SQLite takes the other columns from the row that has the maximum.
    private static final String LATEST_OF_EQUAL =
            "SELECT session, line, source, output, max((session << 32) + line) FROM history ";

    private final Sql sql;
    private final int session;

    private HistoryDatabase(Sql sql, int session) {
        this.sql = sql;
        this.session = session;
    }

    /// Opens a database, which is made if the file is empty, and begins a session.
    ///
    /// @throws SQLException if it is none, or not one of ours
    static HistoryDatabase open(Path file, Limits limits) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MS);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            var sql = new Sql(connection);
            int session = sql.transaction(() -> {
                prepare(sql, file);
                int number = sql.number(
                        "INSERT INTO sessions (began) VALUES (?) RETURNING session",
                        Instant.now().toString());
                prune(sql, limits);
                return number;
            });
            return new HistoryDatabase(sql, session);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void prepare(Sql sql, Path file) throws SQLException {
        int format = sql.number("PRAGMA user_version");
        if (format == FORMAT) {
            return;
        }
        if (format != 0 || sql.number("SELECT count(*) FROM sqlite_master") != 0) {
            throw new SQLException("%s is not a history of this version of Joryu: its format is %d, not %d"
                    .formatted(file, format, FORMAT));
        }
        // Without AUTOINCREMENT a number would come again once its session is forgotten.
        sql.execute(
                "CREATE TABLE sessions (session INTEGER PRIMARY KEY AUTOINCREMENT, began TEXT NOT NULL, ended TEXT)");
        sql.execute("CREATE TABLE history (session INTEGER NOT NULL, line INTEGER NOT NULL, source TEXT NOT NULL,"
                + " output TEXT, PRIMARY KEY (session, line)) WITHOUT ROWID");
        sql.execute("PRAGMA user_version = " + FORMAT);
    }

    /// Forgets the oldest sessions where there are too many, or too many cells in all.
    private static void prune(Sql sql, Limits limits) throws SQLException {
        sql.update("DELETE FROM sessions WHERE session <= (SELECT max(session) FROM sessions) - ?", limits.sessions());
        sql.update(
                "DELETE FROM sessions WHERE session <="
                        + " (SELECT session FROM history ORDER BY session DESC, line DESC LIMIT 1 OFFSET ?)",
                limits.cells());
        sql.update("DELETE FROM history WHERE session NOT IN (SELECT session FROM sessions)");
    }

    /// Keeps cells of this session, all or none.
    void add(List<HistoryEntry> entries) throws SQLException {
        sql.transaction(() -> {
            for (var entry : entries) {
                sql.update(
                        "INSERT OR REPLACE INTO history VALUES (?, ?, ?, ?)",
                        session,
                        entry.line(),
                        entry.source(),
                        entry.output());
            }
            return entries.size();
        });
    }

    /// The cells that are asked for, oldest first.
    List<HistoryEntry> entries(HistoryAccess access) throws SQLException {
        var latestFirst = switch (access) {
            case HistoryAccess.Tail(var n) -> tail(Math.max(0, n));
            case HistoryAccess.Range range -> range(range);
            case HistoryAccess.Search search -> search(search);
        };
        return latestFirst.reversed();
    }

    private List<HistoryEntry> tail(int n) throws SQLException {
        var tail = new ArrayList<>(sql.cells(CELLS + "WHERE session = ? ORDER BY line DESC LIMIT ?", session, n));
        tail.addAll(sql.cells(
                CELLS + "WHERE session <> ? ORDER BY session DESC, line DESC LIMIT ?", session, n - tail.size()));
        return tail;
    }

    private List<HistoryEntry> range(HistoryAccess.Range range) throws SQLException {
        int wanted = range.session() <= 0 ? range.session() + session : range.session();
        var lines = LineRange.of(range, sql.number("SELECT max(line) FROM history WHERE session = ?", wanted));
        return sql.cells(
                CELLS + "WHERE session = ? AND line >= ? AND line < ? ORDER BY line DESC",
                wanted,
                lines.start(),
                lines.stop());
    }

    private List<HistoryEntry> search(HistoryAccess.Search search) throws SQLException {
        return sql.cells(
                (search.unique() ? LATEST_OF_EQUAL : CELLS)
                        + "WHERE source GLOB ? "
                        + (search.unique() ? "GROUP BY source " : "")
                        + "ORDER BY session DESC, line DESC LIMIT ?",
                // SQLite knows sets of characters too; the specification does not, and programs are full of brackets.
                search.pattern().replace("[", "[[]"),
                Math.max(0, search.n()));
    }

    /// Ends the session.
    @Override
    public void close() throws SQLException {
        try {
            sql.update(
                    "UPDATE sessions SET ended = ? WHERE session = ?",
                    Instant.now().toString(),
                    session);
        } finally {
            sql.connection().close();
        }
    }
}
