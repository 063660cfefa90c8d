/** What both functions of this module need of Lambda: their environment and SnapStart. Knows no skill. */
package io.vehicleshadow.alexa.lambda;
