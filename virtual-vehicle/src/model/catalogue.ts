import {
  defined,
  isObject,
  mapElements,
  mapMembers,
  membersOf,
  numberOf,
  oneOf,
  stringOf,
  type Body,
  type Json,
  type Value,
} from './json';

export type { Value };

/** A name in each language. */
type Titles = Readonly<Record<string, { readonly title?: string }>>;

/** A value in one language: as a state, and as people say it when they ask for it. */
interface ValueText {
  readonly state?: string;
  readonly spoken?: readonly string[];
}

export interface ValueWord {
  readonly word: string;
  readonly confirm?: boolean;
  readonly requires?: readonly string[];
  readonly text?: Readonly<Record<string, ValueText>>;
}

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly unit: string;
}

/** One entry of the signal catalogue, as the API answers it. */
export interface Signal {
  readonly key: string;
  readonly kind: Body<'Signal'>['kind'];
  /** The name of the family of which it is one part. */
  readonly family?: string;
  readonly text: Titles;
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
  readonly text: Titles;
}

/** Parts of one sort at several places, such as four windows. */
export interface Family {
  readonly name: string;
  readonly text: Titles;
}

export interface Catalogue {
  /** By which a vehicle says that it is its own; undefined if the API has not told it. */
  readonly digest?: string;
  readonly signals: readonly Signal[];
  readonly families?: readonly Family[];
  readonly interlocks?: readonly Interlock[];
}

const KINDS: readonly Signal['kind'][] = ['actuator', 'sensor', 'momentary'];

/** What the page can make use of; whatever is no signal, no value or no range is left out. */
export function readCatalogue(json: unknown, digest?: string): Catalogue {
  const catalogue = membersOf<'Signals'>(json);
  const signals = new Map<string, Signal>();
  for (const signal of mapElements(catalogue['signals'], signalOf)) {
    if (!signals.has(signal.key)) signals.set(signal.key, signal);
  }
  const interlocks = Object.values(mapMembers(catalogue['interlocks'], interlockOf));
  const families = Object.values(
    mapMembers(catalogue['families'], (json, name) => ({
      name,
      text: titlesOf(membersOf<'CatalogueFamily'>(json)['text']),
    })),
  );
  return defined<Catalogue>({ digest, signals: [...signals.values()], families, interlocks });
}

function interlockOf(json: unknown, name: string): Interlock | undefined {
  const interlock = membersOf<'CatalogueInterlock'>(json);
  const when = stringOf(interlock['when']);
  return when === undefined ? undefined : { name, when, text: titlesOf(interlock['text']) };
}

function titlesOf(json: unknown): Titles {
  return mapMembers(json, (text) =>
    isObject(text) ? defined<{ title?: string }>({ title: stringOf(text['title']) }) : undefined,
  );
}

function signalOf(json: unknown): Signal | undefined {
  const signal = membersOf<'Signal'>(json);
  const key = stringOf(signal['key']);
  const kind = oneOf(KINDS, signal['kind']);
  if (key === undefined || kind === undefined) return undefined;
  return defined<Signal>({
    key,
    kind,
    family: stringOf(signal['family']),
    text: titlesOf(signal['text']),
    requires: listOf(signal['requires'], stringOf),
    values: listOf(signal['values'], valueWordOf),
    range: rangeOf(signal['range']),
    staleAfterSeconds: numberOf(signal['staleAfterSeconds']),
  });
}

function valueWordOf(json: unknown): ValueWord | undefined {
  const value = membersOf<'SignalWord'>(json);
  const word = stringOf(value['word']);
  if (word === undefined) return undefined;
  return defined<ValueWord>({
    word,
    // What may have to be confirmed is confirmed.
    confirm: value['confirm'] !== undefined && value['confirm'] !== false,
    requires: listOf(value['requires'], stringOf),
    text: mapMembers(value['text'], (text) => (isObject(text) ? textOf(text) : undefined)),
  });
}

function listOf<T>(json: unknown, read: (value: unknown) => T | undefined): T[] | undefined {
  return Array.isArray(json) ? mapElements(json, read) : undefined;
}

function textOf(json: Json): ValueText {
  return defined<ValueText>({
    state: stringOf(json['state']),
    spoken: mapElements(json['spoken'], stringOf),
  });
}

function rangeOf(json: unknown): Range | undefined {
  const range = membersOf<'SignalRange'>(json);
  const [minimum, maximum, step] = (['minimum', 'maximum', 'step'] as const).map((name) =>
    numberOf(range[name]),
  );
  if (minimum === undefined || maximum === undefined || minimum >= maximum) return undefined;
  return defined<Range>({
    minimum,
    maximum,
    step: step !== undefined && step > 0 ? step : undefined,
    unit: stringOf(range['unit']) ?? '',
  });
}

export function findSignal(catalogue: Catalogue, key: string): Signal | undefined {
  return catalogue.signals.find((signal) => signal.key === key);
}

/** What the catalogue says of a word of a signal; undefined of a number, or of a word that it does not know. */
export function valueWord(signal: Signal | undefined, value: Value | undefined): ValueWord | undefined {
  return signal?.values?.find(({ word }) => word === value);
}

/** Whether requesting this value needs a person's confirmation (opening and unlocking). */
export function needsConfirmation(signal: Signal, value: Value): boolean {
  return valueWord(signal, value)?.confirm === true;
}

/** The signals that a person can command, in the order of the catalogue. */
export function commandable(catalogue: Catalogue): Signal[] {
  return catalogue.signals.filter((signal) => signal.kind !== 'sensor');
}

/** Signals that are shown together: the parts of one family, or one signal alone. */
export interface Group {
  readonly family?: Family;
  readonly signals: readonly Signal[];
}

/** The signals that a person can command, in the order of the catalogue; a family stands where its first part does. */
export function groups(catalogue: Catalogue): Group[] {
  const signals = commandable(catalogue);
  return signals.flatMap((signal, index): Group[] => {
    const family = catalogue.families?.find(({ name }) => name === signal.family);
    if (family === undefined) return [{ signals: [signal] }];
    const parts = signals.filter((other) => other.family === family.name);
    return signals.indexOf(parts[0] ?? signal) === index ? [{ family, signals: parts }] : [];
  });
}

/** The next value of a range, one step up or down, kept within it. */
export function stepped(range: Range, from: number, direction: 1 | -1): number {
  const step = range.step ?? 1;
  const next = Math.round((from + direction * step) / step) * step;
  return Math.min(range.maximum, Math.max(range.minimum, Number(next.toFixed(4))));
}
