package io.vehicleshadow.localiot.shadow;

import io.vehicleshadow.localiot.message.Message;
import java.util.List;

/** What a request led to: the answer, and the messages that tell about a change in the order in which they go out. */
record Outcome(ShadowResponse response, List<Message> messages) {}
