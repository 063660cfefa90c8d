/** What is counted about commands. Knows no monitoring service. */
package io.vehicleshadow.functions.metering;
