/** The use cases' ports on AWS: DynamoDB, the IoT data plane, MQTT and metrics. Decides nothing. */
package io.vehicleshadow.functions.aws;
