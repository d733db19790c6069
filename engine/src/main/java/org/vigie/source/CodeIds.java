package org.vigie.source;

import java.sql.SQLException;
import org.vigie.timeline.Codes;

/// The dictionary inside the database, so that events can be joined with their ids.
public final class CodeIds {

    private CodeIds() {
    }

    /// Makes the table `code_ids(text, id)`.
    public static void write(Duck duck, Codes codes) {
        duck.execute("CREATE TABLE code_ids (text VARCHAR, id INTEGER)");
        try (var appender = duck.appender("code_ids")) {
            for (int id = 0; id < codes.size(); id++) {
                appender.beginRow();
                appender.append(codes.text(id));
                appender.append(id);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw Duck.problem(e);
        }
    }
}
