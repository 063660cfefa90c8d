/** Gives and takes roles. Declares as ports who has an account and what must end with a role; knows no shadow and no database. */
package io.vehicleshadow.functions.share;
