/**
 * What survives a crash: named, sorted maps of bytes whose changes are on disk before anybody hears of them. Knows
 * nothing of shadows, sessions or MQTT.
 */
package io.vehicleshadow.localiot.store;
