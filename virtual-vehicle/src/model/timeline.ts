import type { Catalogue } from './catalogue';
import type { HistoryEntry, HistorySignal } from './history';
import { isSameOutcome, type ShadowDocuments, type Snapshot } from './snapshot';

/** What one new version of the shadow tells a timeline before the history has caught up. */
export function liveEntries(
  before: Snapshot,
  after: Snapshot,
  documents: ShadowDocuments,
  catalogue: Catalogue,
): HistoryEntry[] {
  const at = new Date(documents.timestamp * 1000).toISOString();
  const asked = changedKeys(
    before.asked,
    after.asked,
    (was, is) => was.value === is.value && was.at === is.at,
  );
  const answered = changedKeys(before.outcomes, after.outcomes, isSameOutcome);
  const moved = changedKeys(before.reported, after.reported, (was, is) => was.value === is.value);
  const sensors = catalogue.signals.filter(({ kind }) => kind === 'sensor').map(({ key }) => key);
  const byHand = moved.filter((key) => !answered.includes(key) && !sensors.includes(key));
  const entry = (kind: HistoryEntry['kind'], keys: string[], from: Snapshot['reported']): HistoryEntry => ({
    id: `live.v${after.version}.${kind}`,
    at,
    kind,
    version: after.version,
    signals: Object.fromEntries(
      keys.map((key) => [
        key,
        { value: from[key]?.value ?? '', ...(kind === 'COMMAND' ? { status: 'IN_PROGRESS' as const } : {}) },
      ]),
    ),
  });
  return [
    ...(asked.length > 0 ? [entry('COMMAND', asked, after.asked)] : []),
    ...(byHand.length > 0 && before.version > 0 ? [entry('BY_HAND', byHand, after.reported)] : []),
  ];
}

/** What the car has answered, and in which version it saw the request. */
export type Answer = HistorySignal & { readonly version: number };

/** The answers that one new version of the shadow tells, by signal. */
export function newAnswers(before: Snapshot, after: Snapshot): [string, Answer][] {
  const told = changedKeys(before.outcomes, after.outcomes, isSameOutcome);
  return told.flatMap((key) => {
    const outcome = after.outcomes[key];
    const value = before.asked[key]?.value ?? after.reported[key]?.value ?? '';
    return outcome === undefined ? [] : [[key, { ...outcome, value }]];
  });
}

function changedKeys<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  same: (was: T, is: T) => boolean,
): string[] {
  return Object.keys(after).filter((key) => {
    const was = before[key];
    const is = after[key];
    return is !== undefined && (was === undefined || !same(was, is));
  });
}

/** Who did what, newest first: the history, and ahead of it what the shadow has just shown. */
export class Timeline {
  #history: readonly HistoryEntry[] = [];
  #live: readonly HistoryEntry[] = [];
  #next: string | undefined;

  get entries(): readonly HistoryEntry[] {
    return [...this.#live, ...this.#history].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }

  /** Cursor of the older entries; undefined on the last page. */
  get next(): string | undefined {
    return this.#next;
  }

  add(entries: readonly HistoryEntry[]): void {
    const known = new Set([...this.#live, ...this.#history].map(identity));
    this.#live = [...entries.filter((entry) => !known.has(identity(entry))), ...this.#live].slice(0, 40);
  }

  /** The outcome of a signal answers the newest command of it that is not newer than what the car saw. */
  answer(signal: string, outcome: Answer): void {
    const isAnswered = (entry: HistoryEntry): boolean =>
      entry.kind === 'COMMAND' &&
      entry.signals[signal]?.status === 'IN_PROGRESS' &&
      (entry.version ?? Infinity) <= outcome.version;
    const target = this.entries.find(isAnswered);
    if (target === undefined) return;
    const { version: _, ...rest } = outcome;
    const settled = { ...target, signals: { ...target.signals, [signal]: rest } };
    const settle = (entry: HistoryEntry): HistoryEntry => (entry === target ? settled : entry);
    this.#live = this.#live.map(settle);
    this.#history = this.#history.map(settle);
  }

  /**
   * The newest page of the history: it knows who and through which channel, so it replaces what is alike. If it does
   * not reach back to what was known, what lies between is unknown, so that the rest is left to be paged anew.
   */
  newest(entries: readonly HistoryEntry[], next: string | undefined): void {
    const ids = new Set(entries.map((entry) => entry.id));
    const joins = this.#history.some((entry) => ids.has(entry.id));
    const rest = joins ? this.#history.filter((entry) => !ids.has(entry.id)) : [];
    if (rest.length === 0) this.#next = next;
    this.#history = [...entries, ...rest];
    const known = new Set(this.#history.map(identity));
    this.#live = this.#live.filter((entry) => !known.has(identity(entry)));
  }

  older(entries: readonly HistoryEntry[], next: string | undefined): void {
    const ids = new Set(this.#history.map((entry) => entry.id));
    this.#history = [...this.#history, ...entries.filter((entry) => !ids.has(entry.id))];
    this.#next = next;
  }

  /** Median of the seconds from asked to answered; undefined without an answer. */
  medianSeconds(): number | undefined {
    const seconds = this.#history
      .flatMap((entry) => Object.values(entry.signals))
      .map((signal) => signal.seconds)
      .filter((value) => value !== undefined);
    return median(seconds);
  }
}

function identity(entry: HistoryEntry): string {
  return entry.version === undefined ? entry.id : `${entry.kind} ${entry.version}`;
}

export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}
