package io.vehicleshadow.vehicle.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The AWS IoT policy documents of the product, as JSON text. The files beside this class hold the pseudo parameters
 * {@code ${AWS::Partition}}, {@code ${AWS::Region}} and {@code ${AWS::AccountId}}; policy variables such as
 * {@code ${iot:Connection.Thing.ThingName}} are AWS IoT's and stay.
 */
public final class PolicyDocuments {
    private final IotAddress address;

    /** The documents for resources at that address. */
    public PolicyDocuments(IotAddress address) {
        this.address = address;
    }

    /** What a vehicle may do: connect as the thing its certificate is attached to, and use that thing's shadow. */
    public String vehicle() {
        return resolved("vehicle.json");
    }

    /**
     * What a claim certificate may do: be provisioned, and nothing else.
     *
     * @param provisioningTemplate the name of the provisioning template
     */
    public String claim(String provisioningTemplate) {
        return resolved("claim.json").replace("${VehicleShadow::ProvisioningTemplate}", provisioningTemplate);
    }

    /**
     * What a vehicle may do besides: get itself another certificate, and say that it has changed to it.
     *
     * @param renewalTemplate the name of the provisioning template whose hook lets a vehicle name itself only
     */
    public String renewal(String renewalTemplate) {
        return resolved("renewal.json").replace("${VehicleShadow::ProvisioningTemplate}", renewalTemplate);
    }

    private String resolved(String file) {
        return text(file)
                .replace("${AWS::Partition}", address.partition())
                .replace("${AWS::Region}", address.region())
                .replace("${AWS::AccountId}", address.account());
    }

    private static String text(String file) {
        try (InputStream in = PolicyDocuments.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The policy document " + file + " can't be read", e);
        }
    }
}
