package io.vehicleshadow.local.cloud;

import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.localiot.rule.action.RuleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The history function as the rules call it: three tries, as Lambda does, then the event is given up. */
public final class HistoryFeed implements RuleFunction {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);
    private static final int TRIES = 3;
    private final LambdaFunction history;

    public HistoryFeed(LambdaFunction history) {
        this.history = history;
    }

    @Override
    public void onEvent(byte[] event) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                history.invoke(event);
                return;
            } catch (Exception e) {
                LOG.warn("The history function failed ({} of {})", attempt, TRIES, e);
            }
        }
    }
}
