/** Which vehicle is connected, from lifecycle events. Knows no transport and no database. */
package io.vehicleshadow.functions.presence;
