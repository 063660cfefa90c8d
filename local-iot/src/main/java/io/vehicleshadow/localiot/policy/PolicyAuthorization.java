package io.vehicleshadow.localiot.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Policy documents for one set of variables: everything that doesn't depend on the resource is worked out once. */
public final class PolicyAuthorization implements Authorization {

    private record Grant(Statement statement, List<Glob> resources) {
        boolean covers(String resource) {
            return resources.stream().anyMatch(glob -> glob.matches(resource));
        }
    }

    private final PolicyVariables variables;
    /** Only actions that any statement names: each connection has its own. */
    private final Map<IotAction, List<Grant>> grants = new EnumMap<>(IotAction.class);

    /**
     * Decides as AWS IoT does: what no document allows is refused, and an explicit deny in any document wins.
     *
     * @param variables the values of {@code ${iot:…}} for this connection; a resource that names a variable without a
     *     value matches nothing
     */
    public PolicyAuthorization(List<PolicyDocument> documents, PolicyVariables variables) {
        this.variables = variables;
        List<Grant> all = documents.stream()
                .flatMap(document -> document.statements().stream())
                .map(statement -> new Grant(statement, statement.resourcesFor(variables)))
                .toList();
        for (IotAction action : IotAction.values()) {
            List<Grant> standing = all.stream()
                    .filter(grant -> stands(grant.statement(), action))
                    .collect(Collectors.toUnmodifiableList());
            if (!standing.isEmpty()) {
                grants.put(action, standing);
            }
        }
    }

    private boolean stands(Statement statement, IotAction action) {
        return statement.names(action)
                && (action == IotAction.CONNECT || statement.conditionsHold(variables, Set.of()));
    }

    private List<Grant> grants(IotAction action) {
        return grants.getOrDefault(action, List.of());
    }

    @Override
    public boolean allows(IotAction action, String resource) {
        return action == IotAction.CONNECT ? decides(action, resource, Set.of()) : decides(grants(action), resource);
    }

    @Override
    public boolean allowsConnect(String clientId, Set<ConnectAttribute> attributes) {
        return decides(IotAction.CONNECT, "client/" + clientId, attributes);
    }

    private boolean decides(IotAction action, String resource, Set<ConnectAttribute> attributes) {
        return decides(
                grants(action).stream()
                        .filter(grant -> grant.statement().conditionsHold(variables, attributes))
                        .toList(),
                resource);
    }

    private static boolean decides(List<Grant> standing, String resource) {
        boolean allowed = false;
        for (Grant grant : standing) {
            if (grant.covers(resource)) {
                if (grant.statement().denies()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }
}
