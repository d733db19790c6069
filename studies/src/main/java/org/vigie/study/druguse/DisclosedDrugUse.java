package org.vigie.study.druguse;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.KaplanMeier;
import org.vigie.statistics.Quartiles;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;

/// How drugs are used, as it may be shown.
///
/// Counts by year, age, sex and region are hidden as those of other tables. Quartiles are shown of
/// more people than a few; how many that are is hidden where they, or the new users who are not
/// among them, are few. A share that persists is shown for a day only if since the one shown before
/// nobody or more than a few stopped, nobody or more than a few were lost, and more than a few are
/// left; days of the protocol go before others. Codes of few people are not shown.
public final class DisclosedDrugUse {

    /// A day for which a share is shown.
    ///
    /// @param day since the start
    /// @param left people still followed and in the state
    /// @param share of all
    public record Point(int day, long left, Estimate share) {}

    /// A code with how many new users have it.
    public record Indication(String code, long people) {}

    private final DrugUseResult result;
    private final int most;
    private final Map<CountedUse, BitSet> hidden = new EnumMap<>(CountedUse.class);
    private final BitSet hiddenNewUsers;

    private DisclosedDrugUse(DrugUseResult result, DisclosureKey key) {
        this.result = result;
        most = result.protocol().smallCells();
        for (var measure : CountedUse.values()) {
            hidden.put(measure, new BitSet());
        }
        hiddenNewUsers = new BitSet();
        for (int drug = 0; most > 0 && drug < result.protocol().drugs().size(); drug++) {
            hide(drug, key);
        }
    }

    private void hide(int drug, DisclosureKey key) {
        var rows =
                IntStream.range(0, size())
                        .filter(row -> result.rows().get(row).drug() == drug)
                        .toArray();
        var found =
                new HiddenDrugUse(
                        IntStream.of(rows).mapToObj(result.rows()::get).toList(),
                        result.newUsers(drug),
                        most,
                        key);
        hidden.forEach((measure, all) -> {
            for (int i = 0; i < rows.length; i++) {
                all.set(rows[i], found.of(measure).get(i));
            }
        });
        hiddenNewUsers.set(drug, found.hidesNewUsers());
    }

    /// Decides what may be shown.
    public static DisclosedDrugUse of(DrugUseResult result, DisclosureKey key) {
        return new DisclosedDrugUse(result, key);
    }

    private boolean few(long people) {
        return people > 0 && people <= most;
    }

    private OptionalLong shown(long people, long of) {
        return few(people) || few(of - people) || few(of)
                ? OptionalLong.empty()
                : OptionalLong.of(people);
    }

    public int size() {
        return result.rows().size();
    }

    /// A row without its counts.
    public DrugUseRow stratum(int row) {
        var one = result.rows().get(row);
        return new DrugUseRow(
                one.drug(), one.year(), one.age(), one.sex(), one.region(), 0, 0, 0, 0);
    }

    private BitSet hidden(CountedUse measure) {
        return Objects.requireNonNull(hidden.get(measure), "of every measure some rows are hidden");
    }

    public OptionalLong count(int row, CountedUse measure) {
        return hidden(measure).get(row)
                ? OptionalLong.empty()
                : OptionalLong.of(measure.of(result.rows().get(row)));
    }

    /// New users in the study.
    public OptionalLong newUsers(int drug) {
        return hiddenNewUsers.get(drug)
                ? OptionalLong.empty()
                : OptionalLong.of(result.newUsers(drug));
    }

    /// New users of whom a measure is told. Those whose days covered are told are among those whose
    /// supplies are.
    public OptionalLong people(int drug, DrugUseMeasure measure) {
        long people = result.people(drug, measure);
        boolean isFewOfSome =
                measure == DrugUseMeasure.COVERED
                        && few(result.people(drug, DrugUseMeasure.SUPPLIES) - people);
        return isFewOfSome ? OptionalLong.empty() : shown(people, result.newUsers(drug));
    }

    /// Quartiles of a measure; `NaN` where they are hidden or there is nobody. Their count is not
    /// to be shown.
    public Quartiles quartiles(int drug, DrugUseMeasure measure) {
        return result.people(drug, measure) <= most
                ? new Quartiles(0, Double.NaN, Double.NaN, Double.NaN)
                : result.quartiles(drug, measure);
    }

    /// Who still uses the drug, for the days of the protocol and every thirtieth.
    public List<Point> persistence(int drug) {
        return points(result.persistence(drug));
    }

    /// Who has begun again, of those who stopped.
    public List<Point> restarts(int drug) {
        return points(result.abstinence(drug)).stream()
                .map(point ->
                        new Point(
                                point.day(),
                                point.left(),
                                new Estimate(
                                        1 - point.share().value(),
                                        1 - point.share().high(),
                                        1 - point.share().low(),
                                        Double.NaN)))
                .toList();
    }

    /// First the days of the protocol, then every thirtieth between them and after.
    private List<Point> points(KaplanMeier curve) {
        var shown = new TreeSet<Integer>();
        int last = protocol().persistenceDays().getLast();
        Stream.concat(
                        protocol().persistenceDays().stream(),
                        IntStream.iterate(30, day -> day <= last, day -> day + 30).boxed())
                .filter(day -> isSafe(curve, shown, day))
                .forEach(shown::add);
        return shown.stream().map(day -> new Point(day, left(curve, day), curve.at(day))).toList();
    }

    private static long left(KaplanMeier curve, int day) {
        return curve.all() - curve.events(day) - curve.censored(day);
    }

    private boolean isSafe(KaplanMeier curve, TreeSet<Integer> shown, int day) {
        var before = shown.floor(day);
        var after = shown.higher(day);
        return left(curve, day) > most
                && !Double.isNaN(curve.at(day).value())
                && !isFewBetween(curve, before == null ? -1 : before, day)
                && (after == null || !isFewBetween(curve, day, after));
    }

    private boolean isFewBetween(KaplanMeier curve, int from, int to) {
        return few(curve.events(to) - curve.events(from))
                || few(curve.censored(to) - curve.censored(from));
    }

    /// New users with any code looked for before their start.
    public OptionalLong indicated(int drug) {
        return shown(result.indicated(drug), result.newUsers(drug));
    }

    /// The most frequent codes before the start, those of few people left out.
    public List<Indication> indications(int drug) {
        return result.indications(drug).stream()
                .filter(code -> shown(code.getValue(), result.newUsers(drug)).isPresent())
                .limit(protocol().top())
                .map(code -> new Indication(code.getKey(), code.getValue()))
                .toList();
    }

    public DrugUseProtocol protocol() {
        return result.protocol();
    }

    public Attrition attrition() {
        return SafeAttrition.of(result.attrition(), most);
    }

    public List<String> methods() {
        return result.methods();
    }

    public List<String> limits() {
        return result.limits();
    }

    public List<String> warnings() {
        return result.warnings();
    }

    /// What was hidden, in words.
    public String words() {
        return most == 0
                ? "nothing was withheld or rounded: the protocol says small_cells: 0"
                : String.format(
                        Locale.UK,
                        """
                        %,d of %,d counts by year and stratum are hidden: those of 1 to %d \
                        people, and what would give them away in sums; so are quartiles, \
                        shares and codes of so few\
                        """,
                        hidden.values().stream().mapToInt(BitSet::cardinality).sum(),
                        4L * size(),
                        most);
    }
}
