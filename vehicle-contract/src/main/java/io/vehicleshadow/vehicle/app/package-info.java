/** Programs of others that people sign in to, as a deployment and a local run register them. No AWS, no vehicle. */
package io.vehicleshadow.vehicle.app;
