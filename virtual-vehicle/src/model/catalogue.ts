import {
  defined,
  isObject,
  mapElements,
  mapMembers,
  numberOf,
  oneOf,
  stringOf,
  type Json,
  type Value,
} from './json';

export type { Value };

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
  readonly text: Readonly<Record<string, { readonly title?: string }>>;
  readonly values?: readonly ValueWord[];
  readonly range?: Range;
  /** The interlocks of its range. */
  readonly requires?: readonly string[];
  readonly staleAfterSeconds?: number;
}

/** What must hold in the car at the moment of acting. */
export interface Interlock {
  readonly name: string;
  readonly when: string;
  readonly text: Readonly<Record<string, { readonly title?: string }>>;
}

export interface Catalogue {
  readonly signals: readonly Signal[];
  readonly interlocks?: readonly Interlock[];
}

const KINDS = ['actuator', 'sensor', 'momentary'] as const;

/** What the page can make use of; whatever is no signal, no value or no range is left out. */
export function readCatalogue(json: unknown): Catalogue {
  const signals = new Map<string, Signal>();
  for (const signal of mapElements(isObject(json) ? json['signals'] : undefined, signalOf)) {
    if (!signals.has(signal.key)) signals.set(signal.key, signal);
  }
  return { signals: [...signals.values()], interlocks: interlocksOf(json) };
}

function interlocksOf(json: unknown): Interlock[] {
  const interlocks = mapMembers(isObject(json) ? json['interlocks'] : undefined, (interlock, name) => {
    const when = isObject(interlock) ? stringOf(interlock['when']) : undefined;
    return isObject(interlock) && when !== undefined
      ? { name, when, text: titlesOf(interlock['text']) }
      : undefined;
  });
  return Object.values(interlocks);
}

function titlesOf(json: unknown): Signal['text'] {
  return mapMembers(json, (text) =>
    isObject(text) ? defined<{ title?: string }>({ title: stringOf(text['title']) }) : undefined,
  );
}

function signalOf(json: unknown): Signal | undefined {
  if (!isObject(json)) return undefined;
  const key = stringOf(json['key']);
  const kind = oneOf(KINDS, json['kind']);
  if (key === undefined || kind === undefined) return undefined;
  return defined<Signal>({
    key,
    kind,
    text: titlesOf(json['text']),
    requires: Array.isArray(json['requires']) ? mapElements(json['requires'], stringOf) : undefined,
    values: Array.isArray(json['values']) ? mapElements(json['values'], wordOf) : undefined,
    range: rangeOf(json['range']),
    staleAfterSeconds: numberOf(json['staleAfterSeconds']),
  });
}

function wordOf(json: unknown): ValueWord | undefined {
  const word = isObject(json) ? stringOf(json['word']) : undefined;
  if (!isObject(json) || word === undefined) return undefined;
  return {
    word,
    // What may have to be confirmed is confirmed.
    confirm: json['confirm'] !== undefined && json['confirm'] !== false,
    ...(Array.isArray(json['requires']) ? { requires: mapElements(json['requires'], stringOf) } : {}),
    text: mapMembers(json['text'], (text) => (isObject(text) ? textOf(text) : undefined)),
  };
}

function textOf(json: Json): { state?: string; spoken?: string[] } {
  return defined<{ state?: string; spoken?: string[] }>({
    state: stringOf(json['state']),
    spoken: mapElements(json['spoken'], stringOf),
  });
}

function rangeOf(json: unknown): Range | undefined {
  if (!isObject(json)) return undefined;
  const [minimum, maximum, step] = ['minimum', 'maximum', 'step'].map((name) => numberOf(json[name]));
  if (minimum === undefined || maximum === undefined || minimum >= maximum) return undefined;
  return defined<Range>({
    minimum,
    maximum,
    step: step !== undefined && step > 0 ? step : undefined,
    unit: stringOf(json['unit']) ?? '',
  });
}

/** Whether requesting this value needs a person's confirmation (opening and unlocking). */
export function needsConfirmation(signal: Signal, value: Value): boolean {
  return signal.values?.some((candidate) => candidate.word === value && candidate.confirm === true) ?? false;
}

/** The signals that a person can command, in the order of the catalogue. */
export function commandable(catalogue: Catalogue): Signal[] {
  return catalogue.signals.filter((signal) => signal.kind !== 'sensor');
}

/** The next value of a range, one step up or down, kept within it. */
export function stepped(range: Range, from: number, direction: 1 | -1): number {
  const step = range.step ?? 1;
  const next = Math.round((from + direction * step) / step) * step;
  return Math.min(range.maximum, Math.max(range.minimum, Number(next.toFixed(4))));
}
