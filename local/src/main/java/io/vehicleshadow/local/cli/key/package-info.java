/** The key file with which the command line signs commands. Knows no vehicle and no network. */
package io.vehicleshadow.local.cli.key;
