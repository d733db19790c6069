package org.vigie.source.database;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How tests ask databases.
public final class Databases {

    private Databases() {}

    public static Database.Access access(String url) {
        return access(url, Map.of());
    }

    /// @param environment of which user and password are taken
    public static Database.Access access(String url, Map<String, String> environment) {
        return new Database.Access(
                new DatabaseAddress(url),
                DatabaseLogin.of(environment),
                List.of(),
                Optional.empty());
    }

    public static Database.Access with(Database.Access access, Path... drivers) {
        return new Database.Access(
                access.address(), access.login(), List.of(drivers), access.zone());
    }

    public static Database.Access on(Database.Access access, String zone) {
        return new Database.Access(
                access.address(), access.login(), access.drivers(), Optional.of(ZoneId.of(zone)));
    }
}
