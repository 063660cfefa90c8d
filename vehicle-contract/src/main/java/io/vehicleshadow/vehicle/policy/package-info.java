/** The AWS IoT policy documents, and the template by which a vehicle gets one: deployed by the CDK app, enforced by the local stand-in. Knows neither. */
package io.vehicleshadow.vehicle.policy;
