/** Who may do what to which vehicle, and the PINs for voice. Knows no transport and no database. */
package io.vehicleshadow.functions.access;
