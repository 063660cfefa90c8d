/** The vehicles at AWS IoT: things, policies, provisioning. Knows neither people nor functions. */
package io.vehicleshadow.infra.vehicles;
