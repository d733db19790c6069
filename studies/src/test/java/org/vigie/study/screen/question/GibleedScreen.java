package org.vigie.study.screen.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.ReferenceData;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.source.omop.OmopImport;
import org.vigie.store.read.Store;
import org.vigie.timeline.Days;
import org.vigie.timeline.Progress;

/// The example's screen of the OMOP test data GiBleed: what came of it, and its sets as a file.
///
/// @param csv the folder of the raw tables
/// @param sets `set,person,day,is_case`, a line for each member
/// @param matched sets and attrition
record GibleedScreen(Path csv, Path sets, Matching.Result matched, ScreenResult result) {

    static final Path EXAMPLE = Path.of("..", "examples", "screen-gibleed.yaml");

    static GibleedScreen in(Path folder) throws IOException {
        var csv = ReferenceData.require("gibleed/csv");
        new OmopImport(csv, folder.resolve("store"), "1GB", 3, "", Progress.SILENT).run();
        var protocol =
                ScreenProtocol.read(
                        YamlNode.read(Files.readString(EXAMPLE), EXAMPLE), EXAMPLE.getParent());
        try (var store = Store.open(folder.resolve("store"))) {
            var people = new LocalRunner(store, 2, Progress.SILENT);
            var study = new ScreenAnalysis(protocol, store.vocabulary());
            var matched = Matching.match(protocol, people.fold(study.rosterFold(people)).inOrder());
            var sets = folder.resolve("sets.csv");
            Files.write(sets, lines(matched.sets()));
            return new GibleedScreen(csv, sets, matched, study.run(people));
        }
    }

    private static List<String> lines(MatchedSets sets) {
        var lines = new ArrayList<>(List.of("set,person,day,is_case"));
        for (var member : sets.members()) {
            lines.add(
                    member.set()
                            + ","
                            + member.person()
                            + ","
                            + Days.text(member.indexDay())
                            + ","
                            + (member.isCase() ? 1 : 0));
        }
        return lines;
    }

    /// The strongest association of each window.
    List<Association> strongest() {
        return result.windows().stream()
                .map(window ->
                        result.associations().stream()
                                .filter(a -> a.window().equals(window) && !a.penalised())
                                .findFirst()
                                .orElseThrow())
                .toList();
    }
}
