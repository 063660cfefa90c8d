package io.vehicleshadow.localiot.rule.action;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageProperties;
import io.vehicleshadow.localiot.rule.sql.Template;
import io.vehicleshadow.localiot.rule.sql.expression.Event;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Publishes the result to another topic. What rules set each other off to publish ends after {@link #LONGEST_CHAIN}
 * messages, one after the other: AWS goes on for as long as it is paid.
 *
 * @param publishing as a service; the stage fails when no client may publish the message
 */
record Republish(String resource, Template topic, int qos, Function<Message, CompletionStage<Void>> publishing)
        implements Action {

    private static final int LONGEST_CHAIN = 5;

    static Republish of(String topic, int qos, Function<Message, CompletionStage<Void>> publishing) {
        if (topic.startsWith("$") && !topic.startsWith("$$") && !topic.startsWith("${")) {
            throw RuleProblem.wrong("republish: a reserved topic begins with $$, such as $$aws/things/…, not with $");
        }
        if (qos != 0 && qos != 1) {
            throw RuleProblem.wrong("republish: qos is 0 or 1, not " + qos);
        }
        return new Republish(topic, Template.parse(topic), qos, publishing);
    }

    @Override
    public String kind() {
        return "republish";
    }

    @Override
    public void perform(Event event, byte[] result) throws ActionFailure, InterruptedException {
        if (event.sender().republished() >= LONGEST_CHAIN) {
            throw new ActionFailure(
                    "rules set each other off in a circle: nothing is republished after " + LONGEST_CHAIN + " times");
        }
        String filled = topic.fill(event)
                .orElseThrow(() -> new ActionFailure("a value in the topic " + resource + " is undefined"));
        String name = filled.startsWith("$$") ? filled.substring(1) : filled;
        try {
            Message message = new Message(
                    name,
                    result,
                    qos,
                    false,
                    MessageProperties.NONE,
                    event.sender().rule());
            publishing.apply(message).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new ActionFailure(e.getCause().getMessage());
        } catch (IllegalArgumentException e) {
            throw new ActionFailure(e.getMessage());
        }
    }
}
