/** What runs on AWS as Lambda functions and DynamoDB, inside a local run: the same handlers, real events. */
package io.vehicleshadow.local.cloud;
