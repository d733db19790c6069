package org.vigie.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;

/// Several concept sets and cohorts, each once.
///
/// @param least what a list without any lacks, in words
public record CohortSourcesType(String least) implements ValueType<List<CohortSource>> {

    private static final CohortSourceType ONE = new CohortSourceType();

    @Override
    public List<CohortSource> read(YamlNode node, Reading reading) {
        var sources = new ArrayList<CohortSource>();
        for (var entry : node.entries()) {
            var source = ONE.read(entry, reading);
            if (sources.stream().anyMatch(other -> other.name().equals(source.name()))) {
                throw entry.problem("each of them once");
            }
            sources.add(source);
        }
        if (sources.isEmpty()) {
            throw node.problem(least);
        }
        return List.copyOf(sources);
    }

    @Override
    public String write(List<CohortSource> value, FileNames files) {
        return YamlText.list(value.stream().map(source -> ONE.write(source, files)).toList());
    }

    @Override
    public String words() {
        return "a list, each " + ONE.words();
    }

    @Override
    public Map<String, Object> schema() {
        return JsonObject.of(
                "type", "array", "minItems", 1, "uniqueItems", true, "items", ONE.schema());
    }
}
