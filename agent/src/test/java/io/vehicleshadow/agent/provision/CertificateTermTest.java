package io.vehicleshadow.agent.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTermTest {

    @ParameterizedTest
    @CsvSource({
        // Of AWS IoT, whose certificates end in 2049: by age.
        "2026-01-01, 2049-12-31, 2026-12-31, false",
        "2026-01-01, 2049-12-31, 2027-01-01, true",
        // Of an authority of one's own, good for 90 days: in the last third.
        "2026-01-01, 2026-04-01, 2026-03-01, false",
        "2026-01-01, 2026-04-01, 2026-03-02, true",
        // Ended while the vehicle stood in a garage.
        "2026-01-01, 2026-04-01, 2026-09-01, true",
        // The service's clock is before the beginning.
        "2026-01-01, 2026-04-01, 2025-01-01, false"
    })
    void it_is_renewed_at_its_age_and_in_the_last_third_of_its_term(
            String begin, String end, String now, boolean renewed) {
        CertificateTerm term = new CertificateTerm(midnight(begin), midnight(end));
        assertEquals(renewed, term.isToBeRenewed(midnight(now), Duration.ofDays(365)));
    }

    private static Instant midnight(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
