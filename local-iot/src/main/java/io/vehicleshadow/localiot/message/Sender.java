package io.vehicleshadow.localiot.message;

/**
 * Who published a message.
 *
 * @param clientId the MQTT client id; empty when the message did not come over MQTT
 * @param principal the id of its certificate, or what an authorizer called it; empty for none
 * @param republished how many rules brought the message here, one after the other
 */
public record Sender(String clientId, String principal, int republished) {

    /** A service, or a program that called the data plane. */
    public static final Sender NO_CLIENT = new Sender("", "", 0);

    /** A client of MQTT. */
    public static Sender client(String clientId, String principal) {
        return new Sender(clientId, principal, 0);
    }

    /** A service that does what a message asked it to: it is no client, but rules brought the request here. */
    public Sender onBehalf() {
        return republished == 0 ? NO_CLIENT : new Sender("", "", republished);
    }

    /** A rule that a message of this sender set off. */
    public Sender rule() {
        return new Sender("", "", republished + 1);
    }
}
