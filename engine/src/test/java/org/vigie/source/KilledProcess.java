package org.vigie.source;

import java.nio.file.Path;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.simulate.Simulation;
import org.vigie.source.simulate.Simulator;
import org.vigie.timeline.Progress;

/// What {@link KilledImportTest} starts and kills: `import SOURCE STORE` or `simulate PEOPLE STORE`. Prints
/// what is said once.
final class KilledProcess {

    private KilledProcess() {
    }

    private static final class Said implements Progress {
        @Override
        public void report(String task, long done, long total) {
        }

        @Override
        public void say(String line) {
            System.out.println(line);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var store = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "import" -> new MedsImport(Path.of(arguments[1]), store, "500MB", 4, "", new Said()).run();
            case "simulate" -> Simulator.write(Simulation.of(Integer.parseInt(arguments[1])), store, new Said());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
