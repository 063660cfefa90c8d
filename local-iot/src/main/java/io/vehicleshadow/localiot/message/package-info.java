/** Messages and the topics they are published to: what every part of local-iot hands around. Knows no transport. */
package io.vehicleshadow.localiot.message;
