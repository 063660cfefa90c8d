package io.vehicleshadow.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What AWS would refuse of a template although its schema allows it.
 *
 * <p>Sources: the API reference of each service for names; AWS IoT Core and IAM quotas for documents; CloudFormation
 * quotas for stacks; AWS Lambda developer guide, "Defined runtime environment variables".
 */
final class TemplateLimits {
    /** A stage may have twelve letters; names of another stage are longer by up to these. */
    private static final int LONGER_STAGE = 8;

    private static final List<Name> NAMES = List.of(
            new Name("AWS::IoT::ProvisioningTemplate", "/TemplateName", 36, "[0-9A-Za-z_-]+"),
            new Name("AWS::IoT::Policy", "/PolicyName", 128, "[\\w+=,.@-]+"),
            new Name("AWS::IoT::TopicRule", "/RuleName", 128, "[a-zA-Z0-9_]+"),
            new Name("AWS::IoT::Authorizer", "/AuthorizerName", 128, "[\\w=,@-]+"),
            new Name("AWS::IoT::ThingType", "/ThingTypeName", 128, "[a-zA-Z0-9:_-]+"),
            new Name("AWS::IoT::Thing", "/ThingName", 128, "[a-zA-Z0-9:_-]+"),
            new Name("AWS::IoT::FleetMetric", "/MetricName", 128, "[_.a-zA-Z0-9-]+"),
            new Name("AWS::Cognito::UserPool", "/UserPoolName", 128, "[\\w\\s+=,.@-]+"),
            new Name(
                    "AWS::Cognito::UserPoolDomain",
                    "/Domain",
                    63,
                    "(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]*[a-z0-9])?"),
            new Name("AWS::ApiGatewayV2::Api", "/Name", 128, ".+"),
            new Name("AWS::CloudWatch::Dashboard", "/DashboardName", 255, "[A-Za-z0-9_-]+"),
            new Name("AWS::CloudFront::OriginAccessControl", "/OriginAccessControlConfig/Name", 64, "[\\w-]+"),
            new Name("AWS::CloudFront::ResponseHeadersPolicy", "/ResponseHeadersPolicyConfig/Name", 128, "[\\w-]+"),
            new Name("AWS::Logs::LogGroup", "/LogGroupName", 512, "[.\\-_/#A-Za-z0-9]+"),
            new Name("AWS::Budgets::Budget", "/Budget/BudgetName", 100, "[^:\\\\]+"),
            new Name("AWS::Lambda::Function", "/Description", 256, ".+"),
            new Name("AWS::IAM::Role", "/Description", 1000, "[\\p{L}\\p{N}\\p{P}\\p{S} ]+"));

    private static final List<Document> DOCUMENTS = List.of(
            new Document("AWS::IoT::Policy", "/PolicyDocument", 2048),
            new Document("AWS::IAM::Role", "/AssumeRolePolicyDocument", 2048),
            new Document("AWS::IAM::Policy", "/PolicyDocument", 10_240),
            new Document("AWS::IoT::ProvisioningTemplate", "/TemplateBody", 10_240),
            new Document("AWS::Lambda::Function", "/Code/ZipFile", 4096),
            new Document("AWS::Lambda::Function", "/Environment/Variables", 4096));

    private static final Set<String> OF_LAMBDA = Set.of(
            "AWS_REGION",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_FUNCTION_NAME",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR",
            "TZ",
            "_HANDLER");

    private TemplateLimits() {}

    private record Name(String type, String pointer, int length, String alphabet) {}

    private record Document(String type, String pointer, int length) {}

    static List<String> faultsOf(Template template) {
        List<String> faults = new ArrayList<>();
        NAMES.forEach(
                name -> template.all(name.type()).forEach((id, properties) -> check(name, id, properties, faults)));
        DOCUMENTS.forEach(document ->
                template.all(document.type()).forEach((id, properties) -> check(document, id, properties, faults)));
        template.all("AWS::Lambda::Function")
                .forEach((id, function) -> function.at("/Environment/Variables")
                        .fieldNames()
                        .forEachRemaining(variable -> {
                            if (OF_LAMBDA.contains(variable)) {
                                faults.add(id + ": " + variable + " is Lambda's own variable");
                            }
                        }));
        atMost(500, template.json().path("Resources").size(), "resources", faults);
        atMost(200, template.json().path("Outputs").size(), "outputs", faults);
        atMost(1_000_000, template.json().toString().length(), "characters", faults);
        return faults;
    }

    private static void check(Name name, String id, JsonNode properties, List<String> faults) {
        JsonNode value = properties.at(name.pointer());
        if (value.isMissingNode()) {
            return;
        }
        String text = written(value);
        if (text.length() + LONGER_STAGE > name.length() || !Pattern.matches(name.alphabet(), text)) {
            faults.add(
                    id + name.pointer() + ": '" + text + "' has at most " + name.length() + " of " + name.alphabet());
        }
    }

    private static void check(Document document, String id, JsonNode properties, List<String> faults) {
        JsonNode value = properties.at(document.pointer());
        int length = value.isTextual()
                ? value.textValue().length()
                : resolved(value).toString().length();
        if (length > document.length()) {
            faults.add(id + document.pointer() + ": " + length + " characters, at most " + document.length());
        }
    }

    private static void atMost(int limit, int count, String what, List<String> faults) {
        if (count > limit) {
            faults.add(count + " " + what + ", at most " + limit);
        }
    }

    /** A document as AWS gets it: its intrinsic functions, wherever they stand in it, by what they become. */
    private static JsonNode resolved(JsonNode value) {
        if (value.isObject() && !isIntrinsic(value)) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), resolved(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(resolved(element)));
            return array;
        }
        return value.isObject() ? TextNode.valueOf(written(value)) : value;
    }

    private static boolean isIntrinsic(JsonNode object) {
        return object.has("Ref") || object.has("Fn::GetAtt") || object.has("Fn::Join");
    }

    /** As AWS gets it, with an account's number where the template has its pseudo parameter. */
    private static String written(JsonNode value) {
        return Template.plain(value)
                .replace("<AWS::Partition>", "aws-us-gov")
                .replace("<AWS::AccountId>", "123456789012")
                .replace("<AWS::Region>", "ap-southeast-2")
                .replaceAll("<([\\w:.]+)>", "$1");
    }
}
