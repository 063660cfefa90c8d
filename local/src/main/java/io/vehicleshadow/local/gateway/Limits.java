package io.vehicleshadow.local.gateway;

/**
 * How many requests get through.
 *
 * @param eachAddress in a minute, of one address
 * @param eachPerson in a minute, to the API with one token
 * @param eachVehicle commands in a minute for one vehicle, whoever sends them
 * @param aSecond to the API in a second, of all people together; twice that in a burst
 */
public record Limits(int eachAddress, int eachPerson, int eachVehicle, int aSecond) {}
