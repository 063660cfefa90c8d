/** Expressions of rule SQL, and how they are evaluated for one message. It doesn't know their text. */
package io.vehicleshadow.localiot.rule.sql.expression;
