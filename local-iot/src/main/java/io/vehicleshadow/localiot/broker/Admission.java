package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.policy.Authorization;
import java.util.Optional;

/**
 * Who a client turned out to be.
 *
 * @param principalId its principal
 * @param authorization what it may do
 * @param page how long that holds, for a client with a token
 */
record Admission(String principalId, Authorization authorization, Optional<PageAccess> page) {}
