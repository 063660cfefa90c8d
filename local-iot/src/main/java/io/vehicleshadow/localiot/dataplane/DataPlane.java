package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.http.Routes;
import io.vehicleshadow.localiot.shadow.ShadowService;

/** The operations of the AWS IoT data plane. Source of the paths: AWS IoT API reference, data plane. */
public final class DataPlane {

    private DataPlane() {}

    public static void addTo(Routes routes, ShadowService shadows, Broker broker) {
        ShadowCalls shadow = new ShadowCalls(shadows);
        routes.add("POST", "/things/{thing}/shadow", shadow::update);
        routes.add("GET", "/things/{thing}/shadow", shadow::get);
        routes.add("DELETE", "/things/{thing}/shadow", shadow::delete);
        routes.add("GET", "/api/things/shadow/ListNamedShadowsForThing/{thing}", shadow::list);
        routes.add("POST", "/topics/{topic+}", new PublishCalls(broker)::publish);
        RetainedCalls retained = new RetainedCalls(broker.retainedMessages());
        routes.add("GET", "/retainedMessage", retained::list);
        routes.add("GET", "/retainedMessage/{topic+}", retained::get);
        ConnectionCalls connection = new ConnectionCalls(broker);
        routes.add("DELETE", "/connections/{clientId}", connection::delete);
        routes.add("GET", "/connections/{clientId}", connection::get);
        routes.add("GET", "/connections/{clientId}/subscriptions", connection::subscriptions);
        routes.add("POST", "/connections/{clientId}/messages", connection::send);
    }
}
