package io.vehicleshadow.benchmarks.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param name what it is
 * @param spread each run
 * @param unit its unit; {@code x} for a ratio
 * @param goal what it is to reach, if anything
 */
public record Figure(String name, Spread spread, String unit, Optional<Goal> goal) {
    private static final int DIGITS = 3;

    public Figure(String name, Spread spread, String unit) {
        this(name, spread, unit, Optional.empty());
    }

    /** Of one run. */
    public Figure(String name, double value, String unit) {
        this(name, Spread.of(value), unit);
    }

    public Figure atMost(double bound) {
        return new Figure(name, spread, unit, Optional.of(new Goal(bound, true)));
    }

    public Figure atLeast(double bound) {
        return new Figure(name, spread, unit, Optional.of(new Goal(bound, false)));
    }

    /** A row of the table that begins with {@link #HEAD}. */
    public String markdown() {
        return String.join(
                " | ",
                "| " + name,
                measured(),
                range(),
                goal.map(Goal::toString).orElse(""),
                reached() + " |");
    }

    /** The head of a table of figures in Markdown. */
    public static final String HEAD =
            "| what | median | lowest – highest | goal | runs that reach it |\n|---|---|---|---|---|";

    private String measured() {
        return number(spread.median()) + " " + (unit.equals("x") ? "×" : unit);
    }

    private String range() {
        return spread.runs().size() == 1 ? "" : number(spread.lowest()) + " – " + number(spread.highest());
    }

    private String reached() {
        return goal.map(g -> g.reachedBy(spread) + " of " + spread.runs().size())
                .orElse("");
    }

    /** Three digits, or all that stand before the point. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(DIGITS, RoundingMode.HALF_UP));
        BigDecimal whole = new BigDecimal(value).setScale(0, RoundingMode.HALF_UP);
        BigDecimal shown = Math.abs(value) >= Math.pow(10, DIGITS) ? whole : rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, shown.scale()) + "f", shown);
    }

    @Override
    public String toString() {
        String goals = goal.map(g -> "  goal " + g + ": " + reached()).orElse("");
        String range = range().isEmpty() ? "" : "  (" + range() + ")";
        return String.format(Locale.ROOT, "%-76s %12s%s%s", name, measured(), range, goals);
    }
}
