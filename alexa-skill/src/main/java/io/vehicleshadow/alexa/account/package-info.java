/** Whose request it is, by account linking. Knows no car. */
package io.vehicleshadow.alexa.account;
