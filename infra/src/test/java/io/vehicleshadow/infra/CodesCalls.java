package io.vehicleshadow.infra;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which calls of AWS the code of a function can reach, read from its classes: from its own methods along every call, and
 * through our interfaces to whatever implements them. The actions are those that IAM asks for.
 */
final class CodesCalls {
    /** Ours alone: of a library no more is looked at than its name, and reading one's classes takes seconds. */
    private static final JavaClasses CODE = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.vehicleshadow.functions", "io.vehicleshadow.alexa", "io.vehicleshadow.vehicle");
    });

    private static final String DATABASE = "software.amazon.awssdk.services.dynamodb.";
    private static final String OUR_TABLE = "io.vehicleshadow.functions.aws.Table";

    /** Source: DynamoDB developer guide, IAM policies for transactions: each write of one needs its own action. */
    private static final Map<String, List<String>> ACTIONS = Map.ofEntries(
            Map.entry(DATABASE + "DynamoDbClient.getItem", List.of("dynamodb:GetItem")),
            Map.entry(DATABASE + "DynamoDbClient.putItem", List.of("dynamodb:PutItem")),
            Map.entry(DATABASE + "DynamoDbClient.updateItem", List.of("dynamodb:UpdateItem")),
            Map.entry(DATABASE + "DynamoDbClient.deleteItem", List.of("dynamodb:DeleteItem")),
            Map.entry(DATABASE + "model.TransactWriteItem$Builder.put", List.of("dynamodb:PutItem")),
            Map.entry(DATABASE + "model.TransactWriteItem$Builder.update", List.of("dynamodb:UpdateItem")),
            Map.entry(DATABASE + "model.TransactWriteItem$Builder.delete", List.of("dynamodb:DeleteItem")),
            Map.entry(
                    "software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient.getThingShadow",
                    List.of("iot:GetThingShadow")),
            Map.entry(
                    "software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient.updateThingShadow",
                    List.of("iot:UpdateThingShadow")),
            Map.entry("io.vehicleshadow.functions.share.People.find", List.of("cognito-idp:AdminGetUser")),
            Map.entry("io.vehicleshadow.functions.aws.AccessNews.changed", List.of("lambda:InvokeFunction")),
            Map.entry("io.vehicleshadow.alexa.smarthome.HomeParts.followUps", List.of("lambda:InvokeFunction")),
            Map.entry("connect", List.of("iot:Connect")),
            Map.entry("subscribe", List.of("iot:Subscribe", "iot:Receive")));

    private static final Set<String> NO_CALLS = Set.of(
            DATABASE + "DynamoDbClient.query",
            DATABASE + "DynamoDbClient.transactWriteItems",
            DATABASE + "DynamoDbClient.builder");

    private static final String OF_PEOPLE = "USER#*";
    private static final String OF_VEHICLES = "THING#*";
    private static final String OF_MESSAGES = "MESSAGE#*";

    /** Whose items a store's method reads or writes: all methods of a class, or each by its name. */
    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("DynamoPins", Set.of(OF_PEOPLE)),
            Map.entry("DynamoLabels", Set.of(OF_VEHICLES)),
            Map.entry("DynamoHistory", Set.of(OF_VEHICLES)),
            Map.entry("DynamoPresences", Set.of(OF_VEHICLES)),
            Map.entry("DynamoGrants.find", Set.of(OF_PEOPLE)),
            Map.entry("DynamoGrants.vehiclesOf", Set.of(OF_PEOPLE)),
            Map.entry("DynamoGrants.peopleOf", Set.of(OF_VEHICLES)),
            Map.entry("DynamoGrants.give", Set.of(OF_PEOPLE, OF_VEHICLES)),
            Map.entry("DynamoGrants.take", Set.of(OF_PEOPLE, OF_VEHICLES)),
            Map.entry("DynamoVoice.mayOpen", Set.of(OF_VEHICLES)),
            Map.entry("DynamoVoice.setMayOpen", Set.of(OF_VEHICLES)),
            Map.entry("DynamoVoice.firstDelivery", Set.of(OF_MESSAGES)),
            Map.entry("DynamoVoice.grant", Set.of(OF_PEOPLE)),
            Map.entry("DynamoVoice.keepGrant", Set.of(OF_PEOPLE)),
            Map.entry("DynamoVoice.forgetGrant", Set.of(OF_PEOPLE)),
            Map.entry("DynamoVoice.lastTold", Set.of(OF_PEOPLE)),
            Map.entry("DynamoVoice.noteTold", Set.of(OF_PEOPLE)),
            Map.entry("DynamoVoice.turn", Set.of(OF_PEOPLE)),
            Map.entry("DynamoVoice.replace", Set.of(OF_PEOPLE)));

    private CodesCalls() {}

    /** Each call on the table that the methods lead to, with the keys that it is made for: {@code dynamodb:Query USER#*}. */
    static Set<String> keys(Collection<? extends JavaCodeUnit> roots) {
        Set<String> found = new TreeSet<>();
        for (JavaCodeUnit unit : reached(roots)) {
            JavaClass store = unit.getOwner();
            if (store.getPackageName().endsWith(".functions.aws")
                    && store.getSimpleName().startsWith("Dynamo")
                    && unit.getModifiers().contains(JavaModifier.PUBLIC)) {
                Set<String> keys = keysOf(store.getSimpleName(), unit.getName());
                actions(List.of(unit)).stream()
                        .filter(action -> action.startsWith("dynamodb:"))
                        .forEach(action -> keys.forEach(key -> found.add(action + " " + key)));
            }
        }
        return found;
    }

    private static Set<String> keysOf(String store, String method) {
        Set<String> keys = KEYS.getOrDefault(store, KEYS.get(store + "." + method));
        return keys == null ? Set.of("not known to this test: " + store + "." + method) : keys;
    }

    /** The methods of a handler. */
    static Collection<? extends JavaCodeUnit> methods(Class<?> handler) {
        return CODE.get(handler).getMethods();
    }

    /** The methods of everything in a package and those below it, the smart-home skill with functions of its own left out. */
    static Collection<? extends JavaCodeUnit> methods(String rootPackage) {
        return CODE.stream()
                .filter(type -> type.getPackageName().startsWith(rootPackage))
                .filter(type -> !type.getPackageName().contains(".smarthome"))
                .flatMap(type -> type.getMethods().stream())
                .toList();
    }

    /** The calls that these methods lead to. */
    static Set<String> actions(Collection<? extends JavaCodeUnit> roots) {
        Set<String> actions = new TreeSet<>();
        reached(roots).forEach(unit -> actions.addAll(actionsOf(unit)));
        return actions;
    }

    private static Set<JavaCodeUnit> reached(Collection<? extends JavaCodeUnit> roots) {
        Set<JavaCodeUnit> reached = new HashSet<>();
        Deque<JavaCodeUnit> next = new ArrayDeque<>(roots);
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.pop();
            if (reached.add(unit)) {
                targets(unit).flatMap(CodesCalls::ours).forEach(next::push);
            }
        }
        return reached;
    }

    private static Stream<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }

    private static Set<String> actionsOf(JavaCodeUnit unit) {
        Set<String> actions = new TreeSet<>();
        boolean byIndex = targets(unit).anyMatch(target -> name(target).endsWith("QueryRequest$Builder.indexName"));
        targets(unit).map(CodesCalls::name).forEach(name -> {
            actions.addAll(ACTIONS.getOrDefault(name, List.of()));
            if (name.startsWith("org.eclipse.paho.")) {
                actions.addAll(ACTIONS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), List.of()));
            }
            if (name.equals(OUR_TABLE + ".query")) {
                actions.add(byIndex ? "dynamodb:Query byVersion" : "dynamodb:Query");
            }
            if (name.startsWith(DATABASE + "DynamoDbClient.")
                    && !NO_CALLS.contains(name)
                    && !ACTIONS.containsKey(name)) {
                actions.add("not known to this test: " + name);
            }
        });
        return actions;
    }

    private static String name(CodeUnitAccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    /** What a call runs of ours: the method itself, and every method that overrides it. */
    private static Stream<JavaCodeUnit> ours(CodeUnitAccessTarget target) {
        return target.resolveMember().stream()
                .map(JavaCodeUnit.class::cast)
                .filter(unit -> unit.getOwner().getName().startsWith("io.vehicleshadow."))
                .flatMap(unit -> Stream.concat(Stream.of(unit), overriding(unit)));
    }

    private static Stream<JavaCodeUnit> overriding(JavaCodeUnit unit) {
        if (!(unit instanceof JavaMethod)) {
            return Stream.empty();
        }
        String[] parameters =
                unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return unit.getOwner().getAllSubclasses().stream()
                .flatMap(type -> type.tryGetMethod(unit.getName(), parameters).stream());
    }
}
