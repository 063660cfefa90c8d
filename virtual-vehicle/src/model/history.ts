import {
  defined,
  isObject,
  mapElements,
  mapMembers,
  numberOf,
  oneOf,
  parsedTime,
  stringOf,
  valueOf,
  versionOf,
  type Value,
} from './json';

export type Channel = 'HTTP' | 'PAGE' | 'VOICE' | 'OTHER';

/** What became of one signal; words that the page does not know are shown as they came. */
export interface HistorySignal {
  readonly value: Value;
  readonly status?: string;
  readonly reason?: string;
  readonly seconds?: number;
}

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: 'COMMAND' | 'BY_HAND';
  readonly by?: string;
  readonly channel?: string;
  readonly version?: number;
  readonly signals: Readonly<Record<string, HistorySignal>>;
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly next?: string;
}

const KINDS = ['COMMAND', 'BY_HAND'] as const;

/** Whatever is no entry is left out. */
export function readHistory(json: unknown): History {
  const answer = isObject(json) ? json : {};
  return defined<History>({
    entries: mapElements(answer['entries'], entryOf),
    next: stringOf(answer['next']),
  });
}

function entryOf(json: unknown): HistoryEntry | undefined {
  if (!isObject(json)) return undefined;
  const id = stringOf(json['id']);
  const kind = oneOf(KINDS, json['kind']);
  if (id === undefined || kind === undefined || parsedTime(json['at']) === undefined) return undefined;
  return defined<HistoryEntry>({
    id,
    at: String(json['at']),
    kind,
    by: stringOf(json['by']),
    channel: stringOf(json['channel']),
    version: versionOf(json['version']),
    signals: mapMembers(json['signals'], signalOf),
  });
}

function signalOf(json: unknown): HistorySignal | undefined {
  if (!isObject(json)) return undefined;
  return defined<HistorySignal>({
    value: valueOf(json['value']),
    status: stringOf(json['status']),
    reason: stringOf(json['reason']),
    seconds: numberOf(json['seconds']),
  });
}
