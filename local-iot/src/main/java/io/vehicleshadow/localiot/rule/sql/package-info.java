/**
 * Rule SQL: a statement is parsed into expressions, which are evaluated for one message. It knows neither rules nor actions.
 * Source: AWS IoT developer guide, AWS IoT SQL reference, version 2016-03-23.
 */
package io.vehicleshadow.localiot.rule.sql;
