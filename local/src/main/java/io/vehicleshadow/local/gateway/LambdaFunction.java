package io.vehicleshadow.local.gateway;

/** A Lambda function as its runtime sees it: the JSON of an event in, the JSON of an answer out. */
@FunctionalInterface
public interface LambdaFunction {
    /**
     * Invokes the function; may block.
     *
     * @throws Exception whatever the function throws, which the caller answers as Lambda's error
     */
    byte[] invoke(byte[] event) throws Exception;
}
