/** JSON documents that people write, as maps and lists. It knows nothing of what they mean. */
package io.vehicleshadow.localiot.json;
