/**
 * The sign-in of a local run: an OpenID provider where a person types a name, otherwise as strict as the deployed one.
 * Never deployed.
 */
package io.vehicleshadow.local.signin;
