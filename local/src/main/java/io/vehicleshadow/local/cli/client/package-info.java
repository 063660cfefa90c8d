/** What the command line speaks with: the sign-in, the HTTP API, the broker. Knows no command and no words but problems. */
package io.vehicleshadow.local.cli.client;
