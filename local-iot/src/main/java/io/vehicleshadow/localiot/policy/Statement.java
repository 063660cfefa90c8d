package io.vehicleshadow.localiot.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement of a policy document. */
record Statement(
        boolean denies, List<ActionPattern> actions, List<ResourcePattern> resources, List<Condition> conditions) {

    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    boolean names(IotAction action) {
        return actions.stream().anyMatch(pattern -> pattern.matches(action));
    }

    List<Glob> resourcesFor(PolicyVariables variables) {
        return resources.stream()
                .map(resource -> resource.resolved(variables))
                .flatMap(Optional::stream)
                .toList();
    }

    boolean conditionsHold(PolicyVariables variables, Set<ConnectAttribute> attributes) {
        return conditions.stream().allMatch(condition -> condition.holds(variables, attributes));
    }
}
