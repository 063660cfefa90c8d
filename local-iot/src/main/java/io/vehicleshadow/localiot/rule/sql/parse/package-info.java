/** From the text of rule SQL to expressions. It evaluates nothing. */
package io.vehicleshadow.localiot.rule.sql.parse;
