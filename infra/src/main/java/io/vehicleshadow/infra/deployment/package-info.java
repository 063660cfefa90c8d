/** What a deployment may choose, what it takes from the build, and what every construct needs. Knows no construct of the product. */
package io.vehicleshadow.infra.deployment;
