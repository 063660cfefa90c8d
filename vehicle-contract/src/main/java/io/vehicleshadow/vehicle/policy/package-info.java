/** The AWS IoT policy documents: deployed by the CDK app, enforced by the local stand-in. Knows neither. */
package io.vehicleshadow.vehicle.policy;
