/** What people can say: the interaction models, made from the signal catalogue and one file per language. Knows no car. */
package io.vehicleshadow.alexa.model;
