package org.vigie.source.database;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.vigie.problem.InputProblem;

/// Drivers of databases: those that come with Vigie or stand in `VIGIE_CLASSPATH`, and those of
/// jars that the user names.
final class DriverJars implements AutoCloseable {

    private final List<Path> named;
    private final URLClassLoader loader;

    /// @param named jars, or folders of jars
    /// @throws InputProblem where one is not there
    DriverJars(List<Path> named) {
        this.named = List.copyOf(named);
        var urls = new ArrayList<URL>();
        for (var path : named) {
            jars(path).forEach(jar -> urls.add(url(jar)));
        }
        loader = new URLClassLoader(urls.toArray(URL[]::new), DriverJars.class.getClassLoader());
    }

    private static List<Path> jars(Path path) {
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw new InputProblem(
                        path + " is not there; --driver needs a driver's jar, or a folder of jars");
            }
            return List.of(path);
        }
        try (var files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new InputProblem(path + " cannot be read: " + e.getMessage());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The driver that knows an address.
    ///
    /// @throws InputProblem where none does
    Driver driver(DatabaseAddress address) {
        if (!named.isEmpty()) {
            return ofJars(address);
        }
        try {
            return DriverManager.getDriver(address.url());
        } catch (SQLException _) {
            throw new InputProblem(
                    """
                    no driver for %s is there; those of PostgreSQL and DuckDB are: name the jar of \
                    another with --driver FILE.jar\
                    """
                            .formatted(address));
        }
    }

    private Driver ofJars(DatabaseAddress address) {
        var found = new ArrayList<Driver>();
        try {
            ServiceLoader.load(Driver.class, loader).stream()
                    .filter(one -> one.type().getClassLoader() == loader)
                    .forEach(one -> found.add(one.get()));
        } catch (ServiceConfigurationError | LinkageError _) {
            throw new InputProblem(
                    named + " cannot be loaded: is it whole, and for Java 25 or earlier?");
        }
        if (found.isEmpty()) {
            throw new InputProblem(named + " holds no JDBC driver; name the jar that does");
        }
        for (var driver : found) {
            try {
                if (driver.acceptsURL(address.url())) {
                    return driver;
                }
            } catch (SQLException _) {
                continue;
            }
        }
        throw new InputProblem(
                "the driver of " + named + " does not know addresses such as " + address);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
