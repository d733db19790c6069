package org.vigie.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Columns as compact JSON: arrays of numbers, and each different text once. `columns.js` reads it.
///
/// Numbers keep seven significant digits; not a number is `null`, infinity is `"inf"`.
public final class ColumnJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final MathContext DIGITS = new MathContext(7);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ColumnJson() {}

    public static String of(List<Column> columns) {
        var array = JSON.arrayNode();
        columns.forEach(column -> array.add(node(column)));
        return MAPPER.writeValueAsString(array);
    }

    private static ObjectNode node(Column column) {
        var node = JSON.objectNode().put("name", column.name());
        var data = JSON.arrayNode();
        switch (column) {
            case Column.Text(_, var values) -> data.add(text(node.put("kind", "text"), values));
            case Column.Count(_, var values) -> {
                node.put("kind", "count");
                data.add(whole(values));
            }
            case Column.Share(_, var counts, var totals) -> {
                node.put("kind", "share");
                data.add(whole(counts)).add(whole(totals));
            }
            case Column.Ratio(_, var values) -> {
                node.put("kind", "ratio");
                data.add(real(values.size(), i -> values.get(i).value()));
                data.add(real(values.size(), i -> values.get(i).low()));
                data.add(real(values.size(), i -> values.get(i).high()));
            }
            case Column.Probability(_, var values) -> {
                node.put("kind", "p");
                data.add(real(values.length, i -> values[i]));
            }
            case Column.Amount(_, var values) -> {
                node.put("kind", "amount");
                data.add(amounts(values));
            }
            case Column.Real(_, var values) -> {
                node.put("kind", "real");
                data.add(real(values.length, i -> values[i]));
            }
        }
        node.set("data", data);
        return node;
    }

    private static ArrayNode text(ObjectNode node, List<String> values) {
        var places = new LinkedHashMap<String, Integer>();
        var indices = JSON.arrayNode(values.size());
        values.forEach(value -> {
            var next = places.size();
            indices.add(places.computeIfAbsent(value, _ -> next).intValue());
        });
        var words = node.putArray("words");
        new ArrayList<>(places.keySet()).forEach(words::add);
        return indices;
    }

    private static ArrayNode whole(long[] values) {
        var array = JSON.arrayNode(values.length);
        for (var value : values) {
            array.add(value);
        }
        return array;
    }

    /// To the cent.
    private static ArrayNode amounts(double[] values) {
        var array = JSON.arrayNode(values.length);
        for (var value : values) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else {
                array.add(Math.round(value * 100) / 100.0);
            }
        }
        return array;
    }

    private static ArrayNode real(int size, IntToDoubleFunction value) {
        var array = JSON.arrayNode(size);
        for (int i = 0; i < size; i++) {
            double number = value.applyAsDouble(i);
            if (Double.isNaN(number)) {
                array.addNull();
            } else if (Double.isInfinite(number)) {
                array.add(number > 0 ? "inf" : "-inf");
            } else {
                array.add(new BigDecimal(number).round(DIGITS).doubleValue());
            }
        }
        return array;
    }
}
