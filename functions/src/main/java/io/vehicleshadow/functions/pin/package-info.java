/** The PINs that confirm by voice. Knows no speech and no database. */
package io.vehicleshadow.functions.pin;
