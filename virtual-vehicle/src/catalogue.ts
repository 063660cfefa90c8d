/** A value of a signal: a word of its catalogue entry, or a number in its unit. */
export type Value = string | number;

export interface ValueWord {
  readonly word: string;
  readonly confirm?: boolean;
  readonly requires?: readonly string[];
  readonly text?: Readonly<Record<string, { readonly state?: string; readonly spoken?: readonly string[] }>>;
}

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly unit: string;
}

/** One entry of the signal catalogue, as `GET /signals` answers it. */
export interface Signal {
  readonly key: string;
  readonly kind: 'actuator' | 'sensor' | 'momentary';
  readonly vss: string;
  readonly text: Readonly<Record<string, { readonly title: string }>>;
  readonly values?: readonly ValueWord[];
  readonly range?: Range;
  readonly staleAfterSeconds?: number;
}

export interface Catalogue {
  readonly signals: readonly Signal[];
}

/** Whether asking for this value needs a person's confirmation (opening and unlocking). */
export function needsConfirmation(signal: Signal, value: Value): boolean {
  return signal.values?.some((candidate) => candidate.word === value && candidate.confirm === true) ?? false;
}

/** The signals that a person can ask something of, in the order of the catalogue. */
export function commandable(catalogue: Catalogue): Signal[] {
  return catalogue.signals.filter((signal) => signal.kind !== 'sensor');
}

/** The next value of a range, one step up or down, kept within it. */
export function stepped(range: Range, from: number, direction: 1 | -1): number {
  const step = range.step ?? 1;
  const next = Math.round((from + direction * step) / step) * step;
  return Math.min(range.maximum, Math.max(range.minimum, Number(next.toFixed(4))));
}
