/** Dashboard and alarms. Knows of each part only what it measures. */
package io.vehicleshadow.infra.operations;
