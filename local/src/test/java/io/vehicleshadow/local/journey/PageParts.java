package io.vehicleshadow.local.journey;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one run and the one browser to every class that asks for them; they end with the JVM's last class. The root
 * store would end with each: the build starts the classes one by one.
 */
final class PageParts implements ParameterResolver {
    private static final Map<Class<?>, Supplier<AutoCloseable>> PARTS =
            Map.of(PageRun.class, PageRun::new, PageBrowser.class, PageBrowser::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> part = parameter.getParameter().getType();
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(PageParts.class))
                .computeIfAbsent(part, key -> PARTS.get(key).get());
    }
}
