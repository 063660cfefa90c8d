package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.ConflictException;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;

/** The Device Shadow service through the data plane. The client must not repeat requests by itself. */
final class IotShadows implements Shadows {
    private final Supplier<IotDataPlaneClient> client;

    IotShadows(Supplier<IotDataPlaneClient> client) {
        this.client = client;
    }

    @Override
    public Optional<ShadowDocument> get(ThingName thing) {
        try {
            return getOnce(thing);
        } catch (SdkException first) {
            try {
                return getOnce(thing);
            } catch (SdkException e) {
                throw new CloudUnavailable("The vehicle's shadow can't be read", false, e);
            }
        }
    }

    private Optional<ShadowDocument> getOnce(ThingName thing) {
        try {
            var answer = client.get().getThingShadow(g -> g.thingName(thing.value()));
            return Optional.of(ShadowDocument.read(answer.payload().asByteArrayUnsafe()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void create(ThingName thing) {
        update(thing, SdkBytes.fromUtf8String("{\"state\":{}}"));
    }

    @Override
    public Optional<ShadowDocument> update(ThingName thing, ShadowUpdate update) {
        return update(thing, SdkBytes.fromByteArrayUnsafe(update.bytes()));
    }

    private Optional<ShadowDocument> update(ThingName thing, SdkBytes payload) {
        try {
            var answer = client.get()
                    .updateThingShadow(u -> u.thingName(thing.value()).payload(payload));
            return Optional.of(ShadowDocument.read(answer.payload().asByteArrayUnsafe()));
        } catch (ConflictException e) {
            return Optional.empty();
        } catch (AwsServiceException e) {
            throw new CloudUnavailable("The vehicle's shadow did not take the request", e.statusCode() >= 500, e);
        } catch (SdkException e) {
            throw new CloudUnavailable("The vehicle's shadow did not answer", true, e);
        }
    }
}
