package org.vigie.cohort.circe;

import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Attribute;

/// What an attribute of a criterion asks, and how Circe's JSON writes it.
public sealed interface AttributeForm {

    /// A day compared with dates.
    record Day(Moment moment) implements AttributeForm {}

    /// Years compared with whole numbers.
    record Age(Moment moment) implements AttributeForm {}

    /// Days from start to end compared with whole numbers.
    record Length() implements AttributeForm {}

    /// A number compared with whole numbers.
    record Whole(Filter.Quantity quantity) implements AttributeForm {}

    /// A number compared with numbers of four decimals.
    record Decimal(Filter.Quantity quantity) implements AttributeForm {}

    /// A text compared with another.
    record Text(Attribute attribute) implements AttributeForm {}

    /// Concepts one by one.
    ///
    /// @param exclude the attribute that turns the list round, or the empty string where none does
    record Listed(ConceptField field, String exclude) implements AttributeForm {}

    /// A concept set, perhaps turned round.
    record Selected(ConceptField field) implements AttributeForm {}

    /// The bare number of a concept set.
    record Member(ConceptField field) implements AttributeForm {}

    /// Whether a result is outside its reference range.
    record Abnormal() implements AttributeForm {}

    /// Whether a filter asks the same of an event, whatever it compares with.
    default boolean asks(Filter filter) {
        return switch (filter) {
            case Filter.Day day -> equals(new Day(day.moment()));
            case Filter.Age age -> equals(new Age(age.moment()));
            case Filter.Length _ -> equals(new Length());
            case Filter.Number number ->
                    equals(new Whole(number.quantity())) || equals(new Decimal(number.quantity()));
            case Filter.Text text -> equals(new Text(text.attribute()));
            case Filter.Abnormal _ -> equals(new Abnormal());
            case Filter.Concept(var field, Filter.Listed _) ->
                    this instanceof Listed(var own, _) && own.equals(field);
            case Filter.Concept(var field, Filter.InSet _) ->
                    equals(new Selected(field)) || equals(new Member(field));
        };
    }
}
