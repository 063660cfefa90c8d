package io.vehicleshadow.infra;

import software.amazon.awscdk.Aws;

/** The ARN of something of AWS IoT in the deployment's account and region. */
final class IotArn {
    private IotArn() {}

    static String of(String resource) {
        return "arn:" + Aws.PARTITION + ":iot:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":" + resource;
    }
}
