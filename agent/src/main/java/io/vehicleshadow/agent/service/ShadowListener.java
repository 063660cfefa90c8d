package io.vehicleshadow.agent.service;

import io.vehicleshadow.vehicle.shadow.ShadowDocument;

/**
 * Messages of the shadow service. Called on the loop. Messages of one connection may come late, twice, not at all
 * and in any order; none comes from a connection that has ended.
 */
public interface ShadowListener {

    /** A new connection is there, and the topics are subscribed to. */
    void connected();

    /** The connection has ended. */
    void disconnected();

    /** An update was accepted, ours or another's. */
    void updateAccepted(ShadowDocument part);

    /** An update was refused. */
    void updateRejected(ServiceError error);

    /** Desired differs from reported. */
    void delta(ShadowDocument difference);

    /** The whole document. */
    void getAccepted(ShadowDocument whole);

    /** The document was not shown. */
    void getRejected(ServiceError error);

    /** Somebody deleted the shadow. */
    void deleteAccepted(ShadowDocument deletion);
}
