/**
 * A vehicle's identity: its own key, a certificate for it by AWS IoT fleet provisioning, the agent's settings; and another in
 * time. Knows nothing of commands or ECUs.
 */
package io.vehicleshadow.agent.provision;
