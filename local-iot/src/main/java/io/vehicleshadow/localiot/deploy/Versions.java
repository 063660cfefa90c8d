package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.store.Versioned;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of a policy or a template.
 *
 * @param path of them under that of the whole
 * @param list the member of the answer that lists them
 * @param id the member that names one
 */
record Versions(String path, String list, String id) {

    /** Removes the oldest version that isn't the default, if there is no room for one more. */
    void makeRoom(ControlPlaneAddress address, String whole) {
        List<String> others = others(address, whole);
        if (others.size() + 1 >= Versioned.MOST_VERSIONS) {
            address.delete(whole + path + "/" + others.get(0));
        }
    }

    /** Removes the whole with all its versions, if it is there. */
    void removeWith(ControlPlaneAddress address, String whole) {
        if (address.find(whole).isPresent()) {
            others(address, whole).forEach(version -> address.delete(whole + path + "/" + version));
            address.delete(whole);
        }
    }

    private List<String> others(ControlPlaneAddress address, String whole) {
        List<String> others = new ArrayList<>();
        for (JsonNode version : address.find(whole + path).orElseThrow().path(list)) {
            if (!version.path("isDefaultVersion").asBoolean()) {
                others.add(version.path(id).asText());
            }
        }
        return others;
    }
}
