package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One word that a signal can have.
 *
 * @param value the word
 * @param number the number of the signal's range that is the same state; the word is what is reported then
 * @param vss what stands for it on the signal's VSS path, if the catalogue says so
 * @param needsConfirmation whether a person must confirm before it is requested (opening and unlocking)
 * @param requires what must hold in the vehicle at the moment of acting
 * @param wordings how people say it, by language ({@code en}, {@code de})
 */
public record AllowedWord(
        SignalValue.Word value,
        Optional<BigDecimal> number,
        Optional<VssWord> vss,
        boolean needsConfirmation,
        Set<Interlock> requires,
        Map<String, Wording> wordings) {
    /** Copies the collections. */
    public AllowedWord {
        requires = Interlock.inOrder(requires);
        wordings = Map.copyOf(wordings);
    }

    /** A word that is no number, and stands for itself on VSS. */
    public AllowedWord(
            SignalValue.Word value, boolean needsConfirmation, Set<Interlock> requires, Map<String, Wording> wordings) {
        this(value, Optional.empty(), Optional.empty(), needsConfirmation, requires, wordings);
    }

    /** What stands for it on VSS: what the catalogue says, else its number, else the word itself. */
    VssWord onVss(Optional<Range> range) {
        return vss.or(() -> number.flatMap(of -> range.map(numbers -> numbers.onVss(of)))
                        .map(onVss -> new VssWord(DecimalNode.valueOf(onVss))))
                .orElseGet(() -> new VssWord(TextNode.valueOf(value.text())));
    }

    /** Whether the number is this word. */
    boolean is(BigDecimal other) {
        return number.filter(mine -> mine.compareTo(other) == 0).isPresent();
    }
}
