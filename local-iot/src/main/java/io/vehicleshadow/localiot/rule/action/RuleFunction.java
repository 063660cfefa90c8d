package io.vehicleshadow.localiot.rule.action;

/** Java in place of the Lambda function of a rule's {@code lambda} action. */
@FunctionalInterface
public interface RuleFunction {

    /**
     * Takes one event: what the rule's statement selected. Called one event at a time, in the order in which the broker
     * accepted the messages, on a thread of the rule that may block; what it throws is a failure of the action.
     *
     * @param event JSON, or the bytes of a payload that is none; must not be changed
     */
    void onEvent(byte[] event) throws Exception;
}
