package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.aws.Table;
import io.vehicleshadow.functions.handler.HistoryHandler;
import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.functions.handler.LiveAuthorizerHandler;
import io.vehicleshadow.functions.handler.Route;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is deployed is what the functions declare; only this test sees both. */
class FunctionsContractTest {
    private final Template template = Synthesis.template("VehicleShadow");

    @Test
    void every_route_reaches_the_handler_that_the_functions_declare_for_it() {
        Map<String, String> declared = new TreeMap<>();
        for (Route route : HttpRoutes.all()) {
            declared.put(route.key(), route.handler().getName());
        }
        Map<String, String> deployed = new TreeMap<>();
        template.all("AWS::ApiGatewayV2::Route")
                .forEach((id, route) -> deployed.put(route.path("RouteKey").asText(), handlerBehind(route)));
        assertEquals(declared, deployed);
    }

    @Test
    void the_rules_say_what_the_functions_expect() {
        Set<String> deployed = new TreeSet<>();
        template.all("AWS::IoT::TopicRule")
                .forEach((id, rule) ->
                        deployed.add(rule.at("/TopicRulePayload/Sql").asText()));
        assertEquals(new TreeSet<>(Set.of(IotRules.DOCUMENTS, IotRules.PRESENCE, IotRules.RENEWED)), deployed);
    }

    @Test
    void the_other_functions_run_the_handlers_that_exist() {
        assertEquals(HistoryHandler.class.getName(), handlerOf("HistoryFunction"));
        assertEquals(LiveAuthorizerHandler.class.getName(), handlerOf("LivePagesFunction"));
    }

    @Test
    void the_table_has_the_keys_that_the_functions_use() {
        JsonNode table =
                template.all("AWS::DynamoDB::Table").values().iterator().next();
        assertEquals(Table.PARTITION, table.at("/KeySchema/0/AttributeName").asText());
        assertEquals(Table.SORT, table.at("/KeySchema/1/AttributeName").asText());
        assertEquals(
                Table.EXPIRES,
                table.at("/TimeToLiveSpecification/AttributeName").asText());
        JsonNode index = table.at("/LocalSecondaryIndexes/0");
        assertEquals(Table.BY_VERSION, index.path("IndexName").asText());
        assertEquals(
                Table.COMMAND_VERSION, index.at("/KeySchema/1/AttributeName").asText());
    }

    private String handlerOf(String idPrefix) {
        return template.all("AWS::Lambda::Function").entrySet().stream()
                .filter(function -> function.getKey().startsWith(idPrefix))
                .map(function -> function.getValue().path("Handler").asText())
                .findFirst()
                .orElseThrow();
    }

    /** From route to integration to alias to function. */
    private String handlerBehind(JsonNode route) {
        String integration = Template.plain(route.path("Target")).replaceAll("integrations/<(.*)>", "$1");
        JsonNode uri =
                template.all("AWS::ApiGatewayV2::Integration").get(integration).path("IntegrationUri");
        assertTrue(uri.has("Ref"), uri.toString());
        JsonNode alias = template.all("AWS::Lambda::Alias").get(uri.path("Ref").asText());
        return template.all("AWS::Lambda::Function")
                .get(alias.at("/FunctionName/Ref").asText())
                .path("Handler")
                .asText();
    }
}
