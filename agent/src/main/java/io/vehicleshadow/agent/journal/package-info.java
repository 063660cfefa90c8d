/** What the agent is about to do, written down before it does it. Knows no shadow and no transport. */
package io.vehicleshadow.agent.journal;
