package org.vigie.study.expenditure.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import org.vigie.study.CohortSource;
import org.vigie.study.CommonKeys;
import org.vigie.study.expenditure.rules.RuleBook;
import org.vigie.study.expenditure.rules.RuleBookReader;

/// What a map is asked to do; {@link ExpenditureKeys} says what each key means.
///
/// @param rules what the groups are
public record ExpenditureProtocol(Values values, RuleBook rules) {

    /// Reads the rules that a protocol names.
    ///
    /// @throws org.vigie.problem.InputProblem where they cannot be used
    public static ExpenditureProtocol of(Values values) {
        return new ExpenditureProtocol(
                values,
                RuleBookReader.read(
                        values.get(ExpenditureKeys.RULES),
                        new RuleBookReader.Instead(
                                values.get(ExpenditureKeys.RECORDS),
                                values.get(ExpenditureKeys.ITEMS),
                                values.get(ExpenditureKeys.NOT_COUNTED))));
    }

    /// Reads a protocol of `study: map`.
    ///
    /// @param folder where the files that it names are looked for
    public static ExpenditureProtocol read(YamlNode node, Path folder) {
        return of(ExpenditureKeys.KEYS.read(node, Reading.of(node, folder)));
    }

    public String title() {
        return values.get(CommonKeys.TITLE).orElse(rules.title().in(language()));
    }

    public Optional<CohortSource> population() {
        return values.get(CommonKeys.POPULATION);
    }

    public int firstYear() {
        return values.get(ExpenditureKeys.YEARS).getFirst();
    }

    public int lastYear() {
        return values.get(ExpenditureKeys.YEARS).getLast();
    }

    public int washoutYears() {
        return values.get(ExpenditureKeys.WASHOUT_YEARS);
    }

    /// The first age of each age group, the first being 0; empty where age is not asked.
    public List<Integer> ageGroups() {
        return values.get(ExpenditureKeys.AGE_GROUPS);
    }

    public boolean bySex() {
        return values.get(CommonKeys.SEX);
    }

    public boolean byRegion() {
        return values.get(ExpenditureKeys.REGION);
    }

    public String amount() {
        return values.get(ExpenditureKeys.AMOUNT);
    }

    /// The currency in which amounts are told; `units` where nobody tells it.
    public String currency() {
        return values.get(ExpenditureKeys.CURRENCY).orElse("units");
    }

    /// The same with the currency of the store's amounts.
    ///
    /// @throws InputProblem where the protocol says another
    public ExpenditureProtocol in(Optional<String> currency) {
        var asked = values.get(ExpenditureKeys.CURRENCY);
        if (currency.isPresent() && asked.isPresent() && !asked.equals(currency)) {
            throw new InputProblem(
                    """
                    currency: the amounts of this store are in %s, and are never converted to %s; \
                    leave the key out\
                    """
                            .formatted(currency.get(), asked.get()));
        }
        return currency.isEmpty()
                ? this
                : new ExpenditureProtocol(values.with(ExpenditureKeys.CURRENCY, currency), rules);
    }

    /// `en` or `fr`.
    public String language() {
        return values.get(ExpenditureKeys.LANGUAGE);
    }

    public int smallCells() {
        return values.get(CommonKeys.SMALL_CELLS);
    }
}
