/** The JUnit extension that gives each test class a local-iot of its own. */
package io.vehicleshadow.localiot.junit;
