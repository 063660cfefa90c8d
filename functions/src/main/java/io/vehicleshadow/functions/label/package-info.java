/** What the owner of a vehicle calls it. Knows no transport and no database. */
package io.vehicleshadow.functions.label;
