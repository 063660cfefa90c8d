/** What the API and the broker answer, in words for a person at a terminal. Knows neither network nor command line. */
package io.vehicleshadow.local.cli.text;
