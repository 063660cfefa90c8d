package io.vehicleshadow.localiot.rule.action;

import io.vehicleshadow.localiot.function.JavaFunctions;
import io.vehicleshadow.localiot.rule.sql.expression.Event;

/** Hands the result to a Java function. */
record FunctionCall(String resource, JavaFunctions<RuleFunction> functions) implements Action {

    @Override
    public String kind() {
        return "lambda";
    }

    @Override
    public void perform(Event event, byte[] result) throws ActionFailure, InterruptedException {
        RuleFunction function = functions
                .find(resource)
                .orElseThrow(() -> new ActionFailure("no Java function is registered for " + resource));
        try {
            function.onEvent(result);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new ActionFailure("the Java function failed: " + e);
        }
    }
}
