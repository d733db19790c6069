package org.vigie.report;

import java.util.List;
import java.util.Map;
import org.vigie.store.Finding;
import org.vigie.study.Attrition;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a result was made from and how long it took: `run.json`.
///
/// @param software version of Vigie and the commit it was built from
/// @param program SHA-256 of the program: its classes, and the names of its libraries
/// @param study kind of study
/// @param protocol SHA-256 of the protocol file
/// @param inputs SHA-256 of files that were read besides
/// @param store fingerprint of the store
/// @param source what the store was made from
/// @param seed of everything that is random
/// @param started when, in UTC
/// @param seconds how long each part took
/// @param attrition whom each rule dropped
/// @param disclosure what was withheld or rounded before it was written, in words
/// @param disclosureKey what tells the key from others by which it was chosen what protects hidden
///   numbers; the same inputs and key give the same bytes
/// @param findings what the import found out about the data
public record RunRecord(
        String software,
        String program,
        String study,
        String protocol,
        Map<String, String> inputs,
        String store,
        String source,
        long seed,
        String started,
        Map<String, Double> seconds,
        Attrition attrition,
        String disclosure,
        String disclosureKey,
        List<Finding> findings) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public String text() {
        return JSON.writeValueAsString(this) + "\n";
    }
}
