/** The command line {@code ./vehicle}: speaks to a local run or a deployed API, holds no state but the sign-in. */
package io.vehicleshadow.local.cli;
