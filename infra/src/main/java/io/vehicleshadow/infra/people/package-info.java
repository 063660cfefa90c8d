/** The sign-in: user pool and app clients. Knows neither vehicles nor functions. */
package io.vehicleshadow.infra.people;
