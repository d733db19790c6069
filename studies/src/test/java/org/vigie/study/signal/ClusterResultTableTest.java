package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.study.Entries;
import org.vigie.study.signal.question.Target;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.study.signal.scan.TreeCluster;
import org.vigie.timeline.CodeSet;

/// Each column of the table of clusters has its own value: no two are alike here.
class ClusterResultTableTest {

    @TempDir Path folder;

    @Test
    void eachColumnHasItsValue() throws Exception {
        var outcome = new Target("o", "an outcome", CodeSet.of(), Entries.NONE);
        var branch =
                new TreeBranch(
                        outcome,
                        "C09",
                        "a name",
                        List.of("C", "all", "ATC"),
                        7,
                        11,
                        3.5,
                        0.25,
                        false,
                        List.of());
        var cluster = new TreeCluster(branch, 2, 5, 1.5);
        ClusterResultTable.CLUSTERS.write(List.of(cluster, cluster.hidden()), folder);
        assertEquals(
                List.of(
                        "code,name,outcome,outcome_name,codes_above,first_day,last_day,"
                                + "events_inside,events_outside,expected_inside,llr,p_value",
                        "C09,a name,o,an outcome,3,2,5,7,11,1.5,3.5,0.25",
                        "C09,a name,o,an outcome,3,,,,,,,"),
                Files.readAllLines(folder.resolve("clusters.csv")));
    }
}
