/** The registry: things with their attributes, and their types. It doesn't know who may connect as which thing. */
package io.vehicleshadow.localiot.thing;
