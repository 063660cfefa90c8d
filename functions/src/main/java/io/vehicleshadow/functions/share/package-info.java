/** Gives and takes roles. Declares what must end with a role as a port; knows no shadow and no database. */
package io.vehicleshadow.functions.share;
