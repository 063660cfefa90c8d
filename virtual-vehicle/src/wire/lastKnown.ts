import { readCatalogue, type Catalogue } from '../model/catalogue';
import { isObject, membersOf, stringOf } from '../model/json';
import type { VehicleEntry, VehicleView } from './answers';

const KEY = 'last-known';

/** What a page without network can show: what was last known, and when. */
export interface Known {
  readonly catalogue: Catalogue;
  readonly vehicles: readonly VehicleEntry[];
  readonly view: VehicleView;
}

/** Keeps what was last known beside the sign-in of the person whose it is, and as long. */
export const lastKnown = {
  keep(storage: Storage, known: Known): void {
    try {
      storage.setItem(KEY, JSON.stringify(known));
    } catch {
      // A full storage costs only the memory.
    }
  },

  read(): Known | undefined {
    try {
      const json: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? 'null');
      if (!isObject(json) || !isObject(json['view'])) return undefined;
      const kept = membersOf(json['catalogue']);
      return { ...(json as unknown as Known), catalogue: readCatalogue(kept, stringOf(kept['digest'])) };
    } catch {
      return undefined;
    }
  },

  forget(): void {
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(KEY);
  },
};
