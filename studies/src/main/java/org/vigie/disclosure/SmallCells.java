package org.vigie.disclosure;

/// What is few, and by which key what protects it is chosen.
///
/// @param most cells of 1 to so many people are hidden; 0 hides none
public record SmallCells(int most, DisclosureKey key) {

    /// Whether a number of people is few.
    public boolean few(long people) {
        return few(people, most);
    }

    /// Whether a number of people is one of 1 to so many.
    public static boolean few(long people, int most) {
        return people > 0 && people <= most;
    }
}
