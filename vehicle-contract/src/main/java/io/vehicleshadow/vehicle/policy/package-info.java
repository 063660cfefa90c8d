/**
 * The AWS IoT policy documents, the template by which a vehicle gets one, and all that a stack holds of AWS IoT: deployed by
 * the CDK app, and by a local run to the stand-in. Knows neither.
 */
package io.vehicleshadow.vehicle.policy;
