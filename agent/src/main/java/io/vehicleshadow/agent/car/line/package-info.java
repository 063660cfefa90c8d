/**
 * A car behind a process or a socket of somebody else's, one JSON object a line; see docs/your-own-car.md. Knows no shadow.
 */
package io.vehicleshadow.agent.car.line;
