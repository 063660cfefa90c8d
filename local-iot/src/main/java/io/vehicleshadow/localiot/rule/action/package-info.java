/** What is done with the result of a rule's statement. It knows neither which rules there are nor how messages reach them. */
package io.vehicleshadow.localiot.rule.action;
