package io.vehicleshadow.localiot.broker.route;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The services of AWS IoT that local-iot lacks, by their reserved topics. */
public final class NotOffered {

    private record Service(String name, Pattern topics) {}

    private static final List<Service> SERVICES = List.of(
            service("AWS IoT Jobs", "things/[^/]+/jobs(/.*)?", "events/job(Execution)?/.*"),
            service("Device Defender", "things/[^/]+/defender/.*"),
            service("streams", "things/[^/]+/streams/.*"),
            service("Commands", "commands/.*"),
            service("secure tunneling", "things/[^/]+/tunnels/.*"),
            service("Device Location", "device_location/.*"),
            service("AWS IoT SiteWise", "sitewise/.*"),
            service("events of the registry", "events/(thing|thingGroup|thingType|thingTypeAssociation)(/.*)?"),
            service("events of thing groups", "events/(thingGroupMembership|thingGroupHierarchy)/.*"),
            service("events of authorities", "events/certificates/.*"),
            service("keys that the service makes", "certificates/create/(json|cbor)(/.*)?"),
            service(
                    "CBOR for fleet provisioning",
                    "certificates/create-from-csr/cbor(/.*)?",
                    "provisioning-templates/[^/]+/provision/cbor(/.*)?"));

    private NotOffered() {}

    private static Service service(String name, String... topics) {
        return new Service(name, Pattern.compile("\\$aws/(" + String.join("|", topics) + ")"));
    }

    /** To which that topic, or filter of topics, belongs; empty for those that local-iot has, and for everybody's. */
    public static Optional<String> service(String topic) {
        if (!topic.startsWith("$aws/")) {
            return Optional.empty();
        }
        return SERVICES.stream()
                .filter(service -> service.topics.matcher(topic).matches())
                .map(Service::name)
                .findFirst();
    }
}
