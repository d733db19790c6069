package org.vigie.study.expenditure;

/// How groups, families and items are called, in the language of the protocol.
final class ExpenditureNames {

    private ExpenditureNames() {}

    static String name(DisclosedExpenditure map, int row) {
        return map.rows().get(row).label().in(map.protocol().language());
    }

    static String family(DisclosedExpenditure map, int row) {
        int family = map.rows().get(row).family();
        return family < 0
                ? ""
                : map.protocol()
                        .rules()
                        .families()
                        .get(family)
                        .label()
                        .in(map.protocol().language());
    }

    static String item(DisclosedExpenditure map, int item) {
        var items = map.protocol().rules().items();
        if (item < items.size()) {
            return items.get(item).id();
        }
        return item == items.size() ? "other" : "total";
    }

    static String itemName(DisclosedExpenditure map, int item) {
        var items = map.protocol().rules().items();
        boolean french = map.protocol().language().equals("fr");
        if (item < items.size()) {
            return items.get(item).label().in(map.protocol().language());
        }
        if (item == items.size()) {
            return french ? "Autres" : "Other";
        }
        return french ? "Ensemble" : "All items";
    }
}
