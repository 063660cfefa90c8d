package io.vehicleshadow.localiot.rule.action;

import io.vehicleshadow.localiot.rule.sql.expression.Event;

/** One action of a rule. */
public sealed interface Action permits Republish, HttpPost, FunctionCall {

    /** As the API names it, such as {@code republish}. */
    String kind();

    /** What it is done to: a topic, an address or a function, as the rule has it. */
    String resource();

    /**
     * Carries the action out; may block.
     *
     * @param event the message that set the rule off
     * @param result what the rule's statement made of it
     */
    void perform(Event event, byte[] result) throws ActionFailure, InterruptedException;
}
