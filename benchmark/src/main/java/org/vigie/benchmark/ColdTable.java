package org.vigie.benchmark;

import java.nio.file.Path;
import java.sql.SQLException;

/// DuckDB's table, opened anew before each question, nothing of it in memory.
final class ColdTable implements AutoCloseable {

    private final Path database;
    private NativeTable table;

    ColdTable(Path database) {
        this.database = database;
    }

    Side asked(Question question) {
        return new Side() {
            @Override
            public void prepare() throws Exception {
                close();
                PageCache.forget(database);
                table = new NativeTable(database);
            }

            @Override
            public String answer() throws SQLException {
                return table.answer(question.sql());
            }
        };
    }

    @Override
    public void close() throws SQLException {
        if (table != null) {
            table.close();
        }
    }
}
