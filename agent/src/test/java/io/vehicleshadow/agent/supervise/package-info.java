/** What systemd is told. */
package io.vehicleshadow.agent.supervise;
