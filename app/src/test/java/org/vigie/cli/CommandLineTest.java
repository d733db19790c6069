package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A command line that is wrong ends with 2, says in one line what is wrong and where the help is.
class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                    | a command is needed                                 | vigie
                    import                                | a format is needed, such as 'import omop'           | vigie import
                    import fhir                           | there is no 'vigie import fhir'; there are omop, meds, synthea, snds | vigie import
                    export fhir DIR                       | there is no 'vigie export fhir'; there is meds        | vigie export
                    help import fhir                      | there is no 'vigie import fhir'; there are omop, meds, synthea, snds | vigie import
                    help describe twice                   | there is no 'vigie describe twice'                     | vigie describe
                    describe S --jsn                      | Unknown option: '--jsn', perhaps --json             | vigie describe
                    import omop                           | Missing required options and parameters: '--into=STORE', 'SOURCE' | vigie import omop
                    import omop DIR                       | Missing required option: '--into=STORE'             | vigie import omop
                    import omop --into S                  | Missing required parameter: 'SOURCE'                | vigie import omop
                    import omop DIR --into                | Missing required parameter for option '--into' (STORE) | vigie import omop
                    import omop DIR DIR --into S          | Unmatched argument at index 3: 'DIR'                | vigie import omop
                    import omop DIR --into S --into T     | option '--into' (STORE) should be specified only once | vigie import omop
                    import omop DIR --into S --colour red | Unknown options: '--colour', 'red'                  | vigie import omop
                    import omop DIR --into S --shards -1  | --shards needs a number from 0 to 9999, was -1      | vigie import omop
                    import omop DIR --into S --shards two | Invalid value for option '--shards': 'two' is not a whole number up to 2147483647 | vigie import omop
                    import omop DIR --into S --memory 1KB | --memory needs a size from 100MB on, such as 4GB, was 1KB | vigie import omop
                    import meds DIR --into S --memory big | --memory needs a size from 100MB on, such as 4GB, was big | vigie import meds
                    export meds S --into D --memory 0.05GB | --memory needs a size from 100MB on, such as 4GB, was 0.05GB | vigie export meds
                    describe                              | Missing required parameter: 'STORE'                 | vigie describe
                    describe S --top many                 | Invalid value for option '--top': 'many' is not a whole number up to 2147483647 | vigie describe
                    describe S --top -1                   | --top needs a number of codes from 0, was -1        | vigie describe
                    simulate --people 99999999999 --into S | Invalid value for option '--people': '99999999999' is not a whole number up to 2147483647 | vigie simulate
                    simulate --people 5 --seed x --into S | Invalid value for option '--seed': 'x' is not a whole number up to 9223372036854775807 | vigie simulate
                    """)
    void wrongCommandLines(String line, String message, String usage) {
        var said = CommandRun.by((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(2, said.exitCode(), said.err());
        assertEquals(
                "vigie: " + message + "; see '" + usage + " --help'" + System.lineSeparator(),
                said.err());
        assertEquals("", said.out());
    }

    /// The root has no folder above it, where others are asked for what lies beside them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    simulate --people 5 --into /    | / is there already; choose another name or remove it first
                    simulate --people 5 --as snds / | / is there already; choose another name or remove it first
                    archive / --into X              | / is not a store: it has no manifest.json; make one with 'vigie import' or 'vigie simulate'
                    demo --out /                    | / holds something that is not an earlier demo; choose another --out
                    """)
    void theRootOfTheFileSystemIsRefusedInALine(String line, String message) {
        var said = CommandRun.by((Object[]) line.split(" "));
        assertEquals(3, said.exitCode(), said.err());
        assertEquals("vigie: " + message + System.lineSeparator(), said.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "import --help",
                "import omop --help",
                "describe --help",
                "simulate --help",
                "run --help",
                "demo --help",
                "help",
                "help describe",
                "help import omop"
            })
    void helpGoesToTheOutputAndIsNoError(String line) {
        var said = CommandRun.by((Object[]) line.split(" "));
        assertEquals(0, said.exitCode());
        assertTrue(said.out().startsWith("Usage: vigie"), said.out());
        assertEquals("", said.err());
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        var help = CommandRun.by("--help").out();
        for (var command : new String[] {"import", "describe", "simulate", "run", "demo"}) {
            assertTrue(
                    help.lines().anyMatch(line -> line.strip().startsWith(command + " ")),
                    command + " in " + help);
        }
        assertTrue(help.contains("Exit codes"), help);
    }

    @Test
    void helpOfACommandWithinAnother() {
        assertEquals(
                CommandRun.by("import", "omop", "--help").out(),
                CommandRun.by("help", "import", "omop").out());
    }

    @Test
    void theVersion() {
        var said = CommandRun.by("--version");
        assertEquals(0, said.exitCode());
        assertTrue(said.out().matches("(?s)vigie \\d+\\.\\d+\\.\\d+.*Java .*"), said.out());
    }
}
