package io.vehicleshadow.agent.service;

import io.vehicleshadow.vehicle.shadow.ShadowDocument;

/** Hands every message on; for who wants to see some of them first. */
public abstract class PassingListener implements ShadowListener {
    private final ShadowListener next;

    /** Hands on to that one. */
    protected PassingListener(ShadowListener next) {
        this.next = next;
    }

    @Override
    public void connected() {
        next.connected();
    }

    @Override
    public void disconnected() {
        next.disconnected();
    }

    @Override
    public void updateAccepted(ShadowDocument part) {
        next.updateAccepted(part);
    }

    @Override
    public void updateRejected(ServiceError error) {
        next.updateRejected(error);
    }

    @Override
    public void delta(ShadowDocument difference) {
        next.delta(difference);
    }

    @Override
    public void getAccepted(ShadowDocument whole) {
        next.getAccepted(whole);
    }

    @Override
    public void getRejected(ServiceError error) {
        next.getRejected(error);
    }

    @Override
    public void deleteAccepted(ShadowDocument deletion) {
        next.deleteAccepted(deletion);
    }
}
