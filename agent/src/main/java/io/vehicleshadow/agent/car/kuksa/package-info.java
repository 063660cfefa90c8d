/**
 * A car behind an Eclipse KUKSA databroker, by the VSS paths of the catalogue; see docs/your-own-car.md. Knows no shadow.
 * Loaded only when {@code --car kuksa://…} asks for it.
 */
package io.vehicleshadow.agent.car.kuksa;
