package io.vehicleshadow.agent.command;

import io.vehicleshadow.vehicle.shadow.ShadowDocument;

/**
 * The way in from the shadow service. Called on the loop. Messages of one connection may come late, twice, not at all
 * and in any order; none comes from a connection that has ended.
 */
public interface ShadowListener {

    /** A new connection is there, and the topics are subscribed to. */
    void connected();

    /** The connection has ended. */
    void disconnected();

    /** Somebody's update was taken, ours or another's. */
    void updateAccepted(ShadowDocument part);

    /** An update was refused. */
    void updateRejected(ServiceError error);

    /** Desired differs from reported. */
    void delta(ShadowDocument difference);

    /** The whole document. */
    void getAccepted(ShadowDocument whole);

    /** There is no document to be had. */
    void getRejected(ServiceError error);

    /** Somebody deleted the shadow. */
    void deleteAccepted(ShadowDocument deletion);
}
