package io.vehicleshadow.vehicle.policy;

/**
 * Where IoT resources live: what a policy's pseudo parameters stand for.
 *
 * @param partition the AWS partition, such as {@code aws}
 * @param region the AWS region, such as {@code eu-west-1}, or a CDK token
 * @param account the twelve digits of the AWS account, or a CDK token
 */
public record IotAddress(String partition, String region, String account) {}
