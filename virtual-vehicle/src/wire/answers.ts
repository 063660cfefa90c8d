import {
  defined,
  isValue,
  mapMembers,
  membersOf,
  oneOf,
  parsedTime,
  stringOf,
  versionOf,
  type Body,
} from '../model/json';
import type { Value } from '../model/catalogue';
import { readPresence, type Presence } from '../model/presence';
import { readProving } from '../model/proving';
import { outcomesOf, type Snapshot } from '../model/snapshot';

export type Role = Body<'Role'>;

export interface VehicleEntry {
  readonly thing: string;
  /** What its owner calls it. */
  readonly name?: string;
  readonly plate?: string;
  readonly role: Role;
  readonly presence: Presence;
}

export interface VehicleView extends VehicleEntry {
  /** The digest of the catalogue that it goes by. */
  readonly catalogue?: string;
  readonly snapshot: Snapshot;
  /** The service's time of the answer, in milliseconds. */
  readonly asOf: number;
  /** The answer as it came. */
  readonly raw?: unknown;
}

export interface Driver {
  readonly user: string;
  /** What people know them by, where that is not the user. */
  readonly name?: string;
  readonly role: Role;
}

const ROLES: readonly Role[] = ['OWNER', 'DRIVER', 'VIEWER'];

/** The readers of the API's answers: undefined is what lacks what the document promises. */
export function entryOf(json: unknown): VehicleEntry | undefined {
  const entry = membersOf<'VehicleEntry'>(json);
  const thing = stringOf(entry['thing']);
  if (thing === undefined) return undefined;
  return defined<VehicleEntry>({
    thing,
    name: stringOf(entry['name']),
    plate: stringOf(entry['plate']),
    role: roleOf(entry['role']),
    presence: readPresence(entry['presence']),
  });
}

/** Of a role that nobody knows the least is made. */
function roleOf(json: unknown): Role {
  return oneOf(ROLES, json) ?? 'VIEWER';
}

export function driverOf(json: unknown): Driver | undefined {
  const driver = membersOf<'Driver'>(json);
  const user = stringOf(driver['user']);
  if (user === undefined) return undefined;
  return defined<Driver>({ user, name: stringOf(driver['name']), role: roleOf(driver['role']) });
}

export function viewOf(json: unknown): VehicleView | undefined {
  const entry = entryOf(json);
  const { version, asOf, ...rest } = membersOf<'Vehicle'>(json);
  const number = versionOf(version);
  const time = parsedTime(asOf);
  if (entry === undefined || number === undefined || time === undefined) return undefined;
  const catalogue = stringOf(rest.catalogue);
  return defined<VehicleView>({
    ...entry,
    catalogue,
    asOf: time,
    raw: json,
    snapshot: snapshotIn(rest, number),
  });
}

type VehicleState = Readonly<Partial<Record<'reported' | 'asked' | 'outcomes' | 'proof', unknown>>>;

/** `staleAt` is there for signals of the catalogue; the value of any other may be any JSON. */
function snapshotIn(view: VehicleState, version: number): Snapshot {
  return {
    version,
    reported: mapMembers(view['reported'], leafOf),
    asked: mapMembers(view['asked'], (json) => {
      const leaf = leafOf(json);
      const staleAt = parsedTime(membersOf<'Asked'>(json)['staleAt']) ?? Infinity;
      return leaf === undefined ? undefined : { ...leaf, staleAt };
    }),
    outcomes: outcomesOf(view['outcomes'], version),
    proving: readProving(view['proof']),
  };
}

function leafOf(json: unknown): { readonly value: Value; readonly at: number } | undefined {
  const { value, at } = membersOf<'Reported' | 'Asked'>(json);
  return isValue(value) ? { value, at: parsedTime(at) ?? 0 } : undefined;
}
