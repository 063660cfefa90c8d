package io.vehicleshadow.localiot.shadow;

import io.vehicleshadow.localiot.shadow.StoredShadow.Tombstone;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.DurableMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The shadows in the store, with those used recently kept ready in memory. Whoever changes a shadow must keep others from
 * it meanwhile.
 */
final class StoredShadows {
    private static final int MOST_READY = 10_000;
    private static final int AWAY_AT_ONCE = 1_000;

    private final DataStore store;
    private final DurableMap stored;
    private final ConcurrentMap<ShadowName, Shadow> ready = new ConcurrentHashMap<>();

    StoredShadows(DataStore store) {
        this.store = store;
        this.stored = store.map("shadows");
    }

    /** The shadow, or null. */
    Shadow find(ShadowName name) {
        Shadow shadow = ready.get(name);
        if (shadow != null) {
            return shadow;
        }
        byte[] bytes = stored.get(key(name));
        if (bytes == null || StoredShadow.isTombstone(bytes)) {
            return null;
        }
        Shadow found = StoredShadow.shadow(bytes);
        keepReady(name, found);
        return found;
    }

    /** The version that a shadow which doesn't exist gets when it is created. */
    long firstVersion(ShadowName name, long now) {
        byte[] bytes = stored.get(key(name));
        if (bytes == null) {
            return 1;
        }
        Tombstone tombstone = StoredShadow.tombstone(bytes);
        return tombstone.counts(now) ? tombstone.version() + 1 : 1;
    }

    void save(ShadowName name, Shadow shadow) {
        stored.put(key(name), shadow.document());
        keepReady(name, shadow);
    }

    void delete(ShadowName name, Shadow shadow, long now) {
        long used = shadow.version() + UnsettledRules.VERSIONS_USED_BY_DELETE;
        stored.put(key(name), new Tombstone(now, used).toBytes());
        ready.remove(name);
    }

    /** Up to so many names of a thing's named shadows in order, beginning after one that need not exist. */
    List<String> names(String thing, String after, int most) {
        String prefix = thing + '/';
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : stored.after(prefix + after).entrySet()) {
            if (names.size() == most || !entry.getKey().startsWith(prefix)) {
                break;
            }
            if (!StoredShadow.isTombstone(entry.getValue())) {
                names.add(entry.getKey().substring(prefix.length()));
            }
        }
        return names;
    }

    /** Forgets the numbering of shadows that were deleted too long ago. */
    void forgetOldNumbering(long now) {
        stored.forEach((key, bytes) -> {
            if (StoredShadow.isTombstone(bytes)
                    && !StoredShadow.tombstone(bytes).counts(now)) {
                stored.remove(key, bytes);
            }
        });
    }

    CompletionStage<Void> durable() {
        return store.durable();
    }

    private void keepReady(ShadowName name, Shadow shadow) {
        if (ready.put(name, shadow) == null && ready.size() > MOST_READY) {
            Iterator<ShadowName> some = ready.keySet().iterator();
            for (int i = 0; i < AWAY_AT_ONCE && some.hasNext(); i++) {
                some.next();
                some.remove();
            }
        }
    }

    private static String key(ShadowName name) {
        return name.thing() + '/' + name.shadow();
    }
}
