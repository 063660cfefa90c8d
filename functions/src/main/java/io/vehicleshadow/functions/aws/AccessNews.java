package io.vehicleshadow.functions.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on to the smart-home skill's function that a vehicle is shared or no longer, or that an owner has named it or
 * changed what voice may do. Where that fails nothing is lost but time: a directive is checked by the
 * table, and Alexa finds the vehicles anew when she is asked to.
 */
final class AccessNews {
    private static final Logger LOG = LoggerFactory.getLogger(AccessNews.class);
    private final Consumer<String> function;

    AccessNews(Consumer<String> function) {
        this.function = function;
    }

    /** The person's access to the vehicle has changed. */
    void changed(PersonId person, ThingName thing) {
        tell(event(thing).put("person", person.value()));
    }

    /** What everybody with access calls the vehicle, or may do with it, has changed. */
    void changed(ThingName thing) {
        tell(event(thing));
    }

    private static ObjectNode event(ThingName thing) {
        return JsonNodeFactory.instance.objectNode().put("kind", "access").put("thing", thing.value());
    }

    private void tell(ObjectNode event) {
        try {
            function.accept(event.toString());
        } catch (CloudUnavailable e) {
            LOG.warn("Alexa is not told: {}", event, e);
        }
    }
}
