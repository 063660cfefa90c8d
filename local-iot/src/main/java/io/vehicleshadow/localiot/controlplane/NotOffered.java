package io.vehicleshadow.localiot.controlplane;

import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.http.Routes;
import java.util.List;
import java.util.Map;

/** The operations of AWS IoT that local-iot lacks, by how their paths begin: told as such, instead of "not found". */
final class NotOffered {

    private static final Map<String, List<String>> PATHS = Map.ofEntries(
            Map.entry("AWS IoT Jobs", List.of("jobs", "job-templates", "managed-job-templates")),
            Map.entry("Commands", List.of("commands", "command-executions")),
            Map.entry("Streams and OTA updates", List.of("streams", "otaUpdates")),
            Map.entry(
                    "Device Defender",
                    List.of(
                            "security-profiles",
                            "security-profile-behaviors",
                            "security-profiles-for-target",
                            "audit",
                            "mitigationactions",
                            "detect",
                            "dimensions",
                            "custom-metric",
                            "custom-metrics",
                            "metric-values",
                            "active-violations",
                            "violation-events",
                            "violations",
                            "behavior-model-training")),
            Map.entry("Fleet indexing", List.of("indices", "indexing", "fleet-metric", "fleet-metrics")),
            Map.entry(
                    "Thing groups and billing groups",
                    List.of("thing-groups", "dynamic-thing-groups", "billing-groups")),
            Map.entry("Bulk registration", List.of("thing-registration-tasks")),
            Map.entry(
                    "Authorities of one's own, and transfers of certificates",
                    List.of(
                            "cacertificate",
                            "cacertificates",
                            "certificates-by-ca",
                            "certificates-out-going",
                            "certificate-providers",
                            "registrationcode",
                            "accept-certificate-transfer",
                            "cancel-certificate-transfer",
                            "reject-certificate-transfer",
                            "transfer-certificate")),
            Map.entry("Role aliases and the credential provider", List.of("role-aliases", "role-aliases-arn")),
            Map.entry("A default authorizer, and TestInvokeAuthorizer", List.of("authorizer", "default-authorizer")),
            Map.entry("Domain configurations", List.of("domainConfigurations")),
            Map.entry("Destinations of topic rules", List.of("destinations", "confirmdestination")),
            Map.entry("Logging", List.of("loggingOptions", "v2LoggingOptions", "v2LoggingLevel")),
            Map.entry("Event configurations", List.of("event-configurations")),
            Map.entry("The software package catalog", List.of("packages", "package-configurations")),
            Map.entry("Account settings of encryption", List.of("encryption-configuration")),
            Map.entry(
                    "The principal-policy operations of before 2017",
                    List.of("principal-policies", "policy-principals")),
            Map.entry("Effective policies", List.of("effective-policies")),
            Map.entry("Tags of a resource that exists", List.of("tags", "untag")));

    private NotOffered() {}

    static void addTo(Routes routes) {
        PATHS.forEach((family, begins) -> begins.forEach(begin -> routes.otherwise(begin, error(family))));
        routes.add("POST", "/things", refusing("RegisterThing"));
        for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
            routes.add(method, "/things/{thing}/jobs", refusing("AWS IoT Jobs"));
            routes.add(method, "/things/{thing}/jobs/{rest+}", refusing("AWS IoT Jobs"));
        }
        routes.add("GET", "/things/{thing}/thing-groups", refusing("Thing groups"));
    }

    private static Routes.Operation refusing(String family) {
        return call -> {
            throw error(family);
        };
    }

    private static HttpError error(String family) {
        return new HttpError(
                ErrorType.NOT_OFFERED, family + ": AWS IoT has that, local-iot doesn't; its README has the list");
    }
}
