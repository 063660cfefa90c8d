import {
  defined,
  isObject,
  mapElements,
  mapMembers,
  membersOf,
  numberOf,
  oneOf,
  parsedTime,
  stringOf,
  valueOf,
  versionOf,
  type Body,
  type Value,
} from './json';

/** What became of one signal; words that the page does not know are shown as they came. */
export interface HistorySignal {
  readonly value: Value;
  readonly status?: string;
  readonly reason?: string;
  readonly interlock?: string;
  readonly seconds?: number;
}

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: Body<'HistoryEntry'>['kind'];
  readonly by?: string;
  /** What people know them by, where that is not their id. */
  readonly byName?: string;
  readonly channel?: string;
  /** The name of an app of others, in place of HTTP. */
  readonly app?: string;
  readonly version?: number;
  readonly signals: Readonly<Record<string, HistorySignal>>;
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly next?: string;
}

const KINDS: readonly HistoryEntry['kind'][] = ['COMMAND', 'BY_HAND'];

/** Whatever is no entry is left out. */
export function readHistory(json: unknown): History {
  const { entries, next } = membersOf<'History'>(json);
  return defined<History>({ entries: mapElements(entries, entryOf), next: stringOf(next) });
}

function entryOf(json: unknown): HistoryEntry | undefined {
  const entry = membersOf<'HistoryEntry'>(json);
  const id = stringOf(entry['id']);
  const kind = oneOf(KINDS, entry['kind']);
  const at = stringOf(entry['at']);
  if (id === undefined || kind === undefined || at === undefined || parsedTime(at) === undefined)
    return undefined;
  return defined<HistoryEntry>({
    id,
    at,
    kind,
    by: stringOf(entry['by']),
    byName: stringOf(entry['byName']),
    channel: stringOf(entry['channel']),
    app: stringOf(entry['app']),
    version: versionOf(entry['version']),
    signals: mapMembers(entry['signals'], signalOf),
  });
}

function signalOf(json: unknown): HistorySignal | undefined {
  if (!isObject(json)) return undefined;
  return defined<HistorySignal>({
    value: valueOf(json['value']),
    status: stringOf(json['status']),
    reason: stringOf(json['reason']),
    interlock: stringOf(json['interlock']),
    seconds: numberOf(json['seconds']),
  });
}
