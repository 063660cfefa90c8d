/**
 * Which messages reach which rules: Java listeners, and topic rules with a statement and actions. Knows no client and no
 * connection.
 */
package io.vehicleshadow.localiot.rule;
