/**
 * A vehicle's first contact: its own key, a certificate for it by AWS IoT fleet provisioning, the agent's settings. Knows
 * nothing of commands or ECUs.
 */
package io.vehicleshadow.agent.provision;
