package io.vehicleshadow.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that dashboard and alarms ask for, as patterns of what {@link EmittedMetrics} tells. */
final class ShownMetrics {
    private static final Pattern SEARCH = Pattern.compile("SEARCH\\('\\{([^,]+),([^}]+)} MetricName=\"([^\"]+)\"");

    private ShownMetrics() {}

    static Set<String> of(Template template, String namespace) throws JsonProcessingException {
        Set<String> shown = new TreeSet<>();
        for (JsonNode dashboard : template.all("AWS::CloudWatch::Dashboard").values()) {
            JsonNode body = new ObjectMapper().readTree(Template.plain(dashboard.path("DashboardBody")));
            for (JsonNode metric : body.path("widgets").findValues("metrics").stream()
                    .flatMap(all -> all.valueStream())
                    .toList()) {
                addFromDashboard(shown, metric);
            }
        }
        for (JsonNode alarm : template.all("AWS::CloudWatch::Alarm").values()) {
            alarm.findValues("Metric").forEach(metric -> addFromAlarm(shown, metric));
        }
        shown.removeIf(metric -> !metric.startsWith(namespace + " "));
        return shown;
    }

    /** Namespace, name, dimensions by turns, and what it looks like; or only an expression. */
    private static void addFromDashboard(Set<String> shown, JsonNode metric) {
        JsonNode last = metric.path(metric.size() - 1);
        Matcher search = SEARCH.matcher(last.path("expression").asText());
        if (search.find()) {
            shown.add(search.group(1) + " " + search.group(3) + " \\["
                    + String.join("=.+, ", new TreeSet<>(Set.of(search.group(2).split(",")))) + "=.+]");
        } else {
            Set<String> dimensions = new TreeSet<>();
            for (int i = 2; i + 1 < metric.size(); i += 2) {
                dimensions.add(
                        metric.path(i).asText() + "=" + metric.path(i + 1).asText());
            }
            shown.add(metric.path(0).asText() + " " + metric.path(1).asText() + " "
                    + Pattern.quote(dimensions.toString()));
        }
    }

    private static void addFromAlarm(Set<String> shown, JsonNode metric) {
        Set<String> dimensions = new TreeSet<>();
        metric.path("Dimensions")
                .forEach(each -> dimensions.add(
                        each.path("Name").asText() + "=" + each.path("Value").asText()));
        shown.add(metric.path("Namespace").asText() + " "
                + metric.path("MetricName").asText() + " " + Pattern.quote(dimensions.toString()));
    }
}
