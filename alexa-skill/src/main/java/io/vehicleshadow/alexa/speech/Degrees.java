package io.vehicleshadow.alexa.speech;

import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Quantities as people of a locale say them. Cars speak of degrees Celsius, people in the United States of Fahrenheit; a
 * number that is too cold or too hot for the car in Fahrenheit and not in Celsius is taken as Celsius.
 */
public enum Degrees {
    CELSIUS,
    FAHRENHEIT;

    private static final String SIGN = "°C";
    /** In degrees Fahrenheit. */
    public static final BigDecimal FREEZING = BigDecimal.valueOf(32);

    static Degrees of(SkillLocale locale) {
        return locale == SkillLocale.EN_US ? FAHRENHEIT : CELSIUS;
    }

    /** The number of the car as people say it, Fahrenheit in whole degrees. */
    BigDecimal said(Range range, BigDecimal number) {
        return converts(range)
                ? number.multiply(BigDecimal.valueOf(9))
                        .divide(BigDecimal.valueOf(5), 1, RoundingMode.HALF_UP)
                        .add(FREEZING)
                        .setScale(0, RoundingMode.HALF_UP)
                : number;
    }

    /** The step between two numbers as people say them; empty if there is none. */
    Optional<BigDecimal> step(Range range) {
        return converts(range) ? Optional.of(BigDecimal.ONE) : range.step();
    }

    String sign(Range range) {
        return converts(range) ? "°F" : range.unit();
    }

    /** The value that a number means; empty if the signal can't be set to it. */
    Optional<SignalValue> meant(Signal signal, BigDecimal number) {
        Optional<SignalValue> asSaid =
                Optional.<SignalValue>of(new SignalValue.Quantity(number)).filter(signal::allows);
        return signal.range()
                .filter(this::converts)
                .map(range -> (SignalValue) new SignalValue.Quantity(nearestStep(range, celsius(number))))
                .filter(signal::allows)
                .or(() -> asSaid);
    }

    private boolean converts(Range range) {
        return this == FAHRENHEIT && range.unit().equals(SIGN);
    }

    /** That many degrees Fahrenheit. */
    public static BigDecimal celsius(BigDecimal fahrenheit) {
        return fahrenheit
                .subtract(FREEZING)
                .multiply(BigDecimal.valueOf(5))
                .divide(BigDecimal.valueOf(9), 3, RoundingMode.HALF_UP);
    }

    /** The step of the range that is nearest, within the range or beyond. */
    public static BigDecimal nearestStep(Range range, BigDecimal celsius) {
        return range.step()
                .map(step -> celsius.subtract(range.minimum())
                        .divide(step, 0, RoundingMode.HALF_UP)
                        .multiply(step)
                        .add(range.minimum()))
                .orElse(celsius);
    }
}
