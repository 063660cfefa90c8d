/** A naive shadow service, written from the rules of AWS's developer guide, and a network that treats messages badly. */
package io.vehicleshadow.agent.model;
