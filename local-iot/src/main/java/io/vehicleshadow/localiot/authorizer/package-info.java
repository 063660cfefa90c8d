/**
 * Custom authorizers: those that are made by name, and what a Lambda function is asked and answers. It knows neither
 * connections nor the control plane.
 */
package io.vehicleshadow.localiot.authorizer;
