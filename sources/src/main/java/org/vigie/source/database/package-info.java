/// Tables in a database that JDBC reaches, copied into files as they are at one moment.
///
/// Start at {@link org.vigie.source.database.Database}.
@NullMarked
package org.vigie.source.database;

import org.jspecify.annotations.NullMarked;
