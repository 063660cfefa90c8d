/** JSON documents as trees. It doesn't know what they mean. */
package io.vehicleshadow.localiot.json;
