package org.joryu.kernel.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.protocol.HistoryEntry;
import org.jspecify.annotations.Nullable;

/// Statements on a connection. By JDBC's own means a transaction would begin where the last one ended, and keep other
/// processes out for good.
record Sql(Connection connection) {

    /// What is done whole or not at all.
    interface Work<T> {
        T run() throws SQLException;
    }

    /// Writes, and so waits for other writers at its begin; not in its midst, where waiting can be in vain.
    <T> T transaction(Work<T> work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            var result = work.run();
            execute("COMMIT");
            return result;
        } catch (SQLException failure) {
            try {
                execute("ROLLBACK");
            } catch (SQLException alreadyDone) {
                failure.addSuppressed(alreadyDone);
            }
            throw failure;
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void update(String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    /// The number in the first column of the first row.
    int number(String sql, Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters);
                var row = statement.executeQuery()) {
            return row.getInt(1);
        }
    }

    /// Rows whose first columns are session, line, source and output.
    List<HistoryEntry> cells(String sql, Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters);
                var rows = statement.executeQuery()) {
            var entries = new ArrayList<HistoryEntry>();
            while (rows.next()) {
                entries.add(new HistoryEntry(rows.getInt(1), rows.getInt(2), rows.getString(3), rows.getString(4)));
            }
            return entries;
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
