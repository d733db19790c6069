package org.vigie.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.snds.SndsImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.store.WorkFolders;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreIndex;
import org.vigie.timeline.Progress;

/// An import in a process of its own, to be killed or to run elsewhere: `import SOURCE STORE`,
/// `omop SOURCE STORE`, `snds SOURCE STORE`, `synthea SOURCE STORE`, `simulate PEOPLE STORE`,
/// `append ADDITION STORE`, `replace FOLDER STORE` (delivery 2 by `FOLDER/corrected`, the others in
/// `FOLDER` too) or `index - STORE`. Prints what is said once. Where a task follows, it is as if
/// killed when that begins; where `step N`, as soon as its journal has N lines.
public final class OtherProcess {

    /// What a process that was to be killed ends with.
    static final int KILLED = 77;

    static final String STEP = "step ";

    /// What a process says of the steps it took when it was to be killed after more.
    static final String SEEN = "steps seen: ";

    private static final String MEMORY = "500MB";
    private static volatile int seen;

    private OtherProcess() {}

    /// How to start it; not started yet. It lives for seconds: the best code would come too late.
    public static ProcessBuilder builder(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx800m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                UnpackedDuck.classPath(),
                                OtherProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private record Said(String last) implements Progress {
        @Override
        public void report(String task, long done, long total) {
            if (task.equals(last)) {
                Runtime.getRuntime().halt(KILLED);
            }
        }

        @Override
        public void say(String line) {
            System.out.println(line);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var store = Path.of(arguments[2]);
        var last = arguments.length > 3 ? arguments[3] : "";
        if (last.startsWith(STEP)) {
            int steps = Integer.parseInt(last.substring(STEP.length()));
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> haltAfter(store.toAbsolutePath().getParent(), steps));
        }
        var said = new Said(last);
        switch (arguments[0]) {
            case "import" ->
                    new MedsImport(Path.of(arguments[1]), store, MEMORY, 4, "", said).run();
            case "omop" -> new OmopImport(Path.of(arguments[1]), store, MEMORY, 4, "", said).run();
            case "snds" ->
                    new SndsImport(
                                    Path.of(arguments[1]),
                                    store,
                                    MEMORY,
                                    4,
                                    "",
                                    Set.of(),
                                    Optional.empty(),
                                    said)
                            .run();
            case "synthea" ->
                    new SyntheaImport(Path.of(arguments[1]), store, MEMORY, 4, "", said).run();
            case "append" -> StoreAppend.append(store, Path.of(arguments[1]), said);
            case "replace" -> replace(store, Path.of(arguments[1]), said);
            case "index" -> StoreIndex.rebuild(store, said);
            case "simulate" ->
                    Simulator.write(Simulation.of(Integer.parseInt(arguments[1])), store, said);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        if (seen > 0) {
            System.out.println(SEEN + seen);
        }
    }

    private static void replace(Path store, Path folder, Progress said) throws IOException {
        new DeliveryReplacement(
                        new DeliveryReplacement.Asked(
                                store, 2, folder.resolve("corrected"), "", List.of(folder), false),
                        (from, into, told) ->
                                new MedsImport(from, into, MEMORY, told.shards(), "", said),
                        Pseudonymisation.NONE,
                        said)
                .run();
    }

    /// Looks into the import's database by a connection of its own, with the settings of
    /// {@link org.vigie.source.stage.Duck}.
    private static void haltAfter(Path folder, int steps) {
        while (true) {
            try {
                var work = work(folder);
                var settings = new Properties();
                settings.put("memory_limit", MEMORY);
                settings.put("temp_directory", work.resolve("spill").toString());
                settings.put("preserve_insertion_order", "true");
                try (var connection =
                                DriverManager.getConnection(
                                        "jdbc:duckdb:" + work.resolve("stage.db"), settings);
                        var statement = connection.createStatement()) {
                    while (true) {
                        try (var count =
                                statement.executeQuery("SELECT count(*) FROM vigie_journal")) {
                            count.next();
                            seen = count.getInt(1);
                            if (seen >= steps) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                        }
                    }
                }
            } catch (IOException | SQLException e) {
                Thread.yield();
            }
        }
    }

    private static Path work(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(path ->
                            path.getFileName().toString().startsWith(WorkFolders.WORK)
                                    && Files.exists(path.resolve("stage.db")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("not begun"));
        }
    }
}
