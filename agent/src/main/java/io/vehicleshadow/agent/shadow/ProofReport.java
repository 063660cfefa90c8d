package io.vehicleshadow.agent.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.util.Optional;
import java.util.function.Supplier;

/** What the shadow says of proofs and keys, and so whether it is to be reported anew. */
final class ProofReport {
    private final Supplier<Optional<ObjectNode>> current;
    private JsonNode reported = MissingNode.getInstance();

    ProofReport(Supplier<Optional<ObjectNode>> current) {
        this.current = current;
    }

    /** The shadow is gone. */
    void forget() {
        reported = MissingNode.getInstance();
    }

    void whole(ShadowDocument document) {
        reported = document.proofs();
    }

    /** What somebody wrote of it may be a part: then it is told anew. */
    void accepted(ShadowDocument part) {
        if (part.reported().has(ShadowDocument.PROOFS)) {
            reported = part.proofs();
        }
    }

    void addTo(ShadowUpdate update) {
        Optional<ObjectNode> now = current.get();
        if (now.isPresent() ? !now.get().equals(reported) : !reported.isMissingNode() && !reported.isNull()) {
            update.proofs(now);
        }
    }
}
