/** Who may do what to which vehicle. Knows no transport and no database. */
package io.vehicleshadow.functions.access;
