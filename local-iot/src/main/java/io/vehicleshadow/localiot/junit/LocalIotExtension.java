package io.vehicleshadow.localiot.junit;

import io.vehicleshadow.localiot.Endpoints;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a parameter of type {@link LocalIot} or {@link Endpoints} a fresh local-iot in memory on free ports. A
 * parameter of a test method, or of {@code @BeforeEach}, gets one that lives as long as that test; one of
 * {@code @BeforeAll} or of the constructor of a class with one instance, as long as the class. All that ask within
 * these bounds get the same. It is closed afterwards.
 *
 * <pre>{@code
 * @ExtendWith(LocalIotExtension.class)
 * class ThermostatTest {
 *     @Test
 *     void reports(LocalIot iot) {
 *         PemCredentials device = iot.issueCertificate("thermostat", policy);
 *         …iot.endpoints().mqttPort()…
 *     }
 * }
 * }</pre>
 */
public final class LocalIotExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalIotExtension.class);

    /** For {@code @ExtendWith}. */
    public LocalIotExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalIot.class || type == Endpoints.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LocalIot iot = running(context);
        return parameter.getParameter().getType() == Endpoints.class ? iot.endpoints() : iot;
    }

    /** Not by computeIfAbsent, which JUnit 5 doesn't have. */
    @SuppressWarnings("deprecation")
    private static LocalIot running(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(
                LocalIot.class, unused -> LocalIot.start(LocalIotOptions.inMemory()), LocalIot.class);
    }
}
