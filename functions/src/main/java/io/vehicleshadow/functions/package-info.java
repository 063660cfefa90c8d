/** What all rooms share: the Device Shadow service, its failures, and what is counted. Knows none of the rooms. */
package io.vehicleshadow.functions;
