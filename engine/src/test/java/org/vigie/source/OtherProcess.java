package org.vigie.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.simulate.Simulation;
import org.vigie.source.simulate.Simulator;
import org.vigie.source.snds.SndsImport;
import org.vigie.store.StoreAppend;
import org.vigie.store.StoreIndex;
import org.vigie.timeline.Progress;

/// An import in a process of its own, to be killed or to run elsewhere: `import SOURCE STORE`, `omop
/// SOURCE STORE`, `snds SOURCE STORE`, `simulate PEOPLE STORE`, `append ADDITION STORE` or `index - STORE`. Prints what is
/// said once. Where a task follows, it is as if killed when that begins.
public final class OtherProcess {

    /// What a process that was to be killed ends with.
    static final int KILLED = 77;

    private OtherProcess() {
    }

    /// How to start it; not started yet.
    public static ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx800m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), OtherProcess.class.getName()));
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
        var said = new Said(arguments.length > 3 ? arguments[3] : "");
        switch (arguments[0]) {
            case "import" -> new MedsImport(Path.of(arguments[1]), store, "500MB", 4, "", said).run();
            case "omop" -> new OmopImport(Path.of(arguments[1]), store, "500MB", 4, "", said).run();
            case "snds" -> new SndsImport(Path.of(arguments[1]), store, "500MB", 4, "", Set.of(), Optional.empty(), said).run();
            case "append" -> StoreAppend.append(store, Path.of(arguments[1]), said);
            case "index" -> StoreIndex.rebuild(store, said);
            case "simulate" -> Simulator.write(Simulation.of(Integer.parseInt(arguments[1])), store, said);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
