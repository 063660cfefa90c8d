/** What an IoT rule hands to a Lambda function, handed to Java listeners. Knows no client and no connection. */
package io.vehicleshadow.localiot.rule;
