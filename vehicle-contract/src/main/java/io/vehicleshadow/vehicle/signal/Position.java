package io.vehicleshadow.vehicle.signal;

/**
 * Which part of a family a signal is.
 *
 * @param family the parts of one sort
 * @param place where this one is
 */
public record Position(Family family, Place place) {}
