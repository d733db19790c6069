package org.vigie.study.surveillance;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vigie.report.table.Column;
import org.vigie.study.surveillance.DisclosedSurveillance.ShownLook;

/// Columns of a page's tables of looks.
final class LookColumns {

    private LookColumns() {}

    static Column text(String name, List<ShownLook> looks, Function<ShownLook, String> value) {
        return new Column.Text(name, looks.stream().map(value).toList());
    }

    static Column amount(String name, List<ShownLook> looks, ToDoubleFunction<ShownLook> value) {
        return new Column.Amount(name, looks.stream().mapToDouble(value).toArray());
    }

    static Column real(String name, List<ShownLook> looks, ToDoubleFunction<ShownLook> value) {
        return new Column.Real(name, looks.stream().mapToDouble(value).toArray());
    }
}
