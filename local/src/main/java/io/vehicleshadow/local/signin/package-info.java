/** The sign-in of a local run: an OpenID provider where a person types a name. Never deployed. */
package io.vehicleshadow.local.signin;
