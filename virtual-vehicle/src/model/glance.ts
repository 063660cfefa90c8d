import { valueWord, type Catalogue, type Signal, type Value } from './catalogue';
import type { Snapshot } from './snapshot';

/** A part of the car that can be opened or unlocked, and the value in which it is not. */
export interface Closable {
  readonly signal: Signal;
  readonly closed: string;
}

/** The whole car at a glance. */
export interface Glance {
  /** What is open or unlocked, as reported. */
  readonly open: readonly { readonly signal: Signal; readonly value: Value }[];
  /** What the car has not reported, or not in a word of the catalogue. */
  readonly unknown: readonly Signal[];
  readonly closed: readonly Closable[];
}

/** The signals of which some value has to be confirmed, since it opens, and one single value does not. */
export function closables(catalogue: Catalogue): Closable[] {
  return catalogue.signals.flatMap((signal) => {
    const values = signal.kind === 'actuator' ? (signal.values ?? []) : [];
    const closed = values.filter(({ confirm }) => confirm !== true);
    const [only] = closed;
    const opens = closed.length < values.length && signal.range === undefined;
    return only !== undefined && closed.length === 1 && opens ? [{ signal, closed: only.word }] : [];
  });
}

export function glanceOf(parts: readonly Closable[], { reported }: Snapshot): Glance {
  const valueOf = ({ signal }: Closable): Value | undefined => reported[signal.key]?.value;
  const isKnown = (part: Closable): boolean => valueWord(part.signal, valueOf(part)) !== undefined;
  return {
    open: parts.flatMap((part) => {
      const value = valueOf(part);
      const isOpen = value !== undefined && value !== part.closed && isKnown(part);
      return isOpen ? [{ signal: part.signal, value }] : [];
    }),
    unknown: parts.filter((part) => !isKnown(part)).map(({ signal }) => signal),
    closed: parts.filter((part) => valueOf(part) === part.closed),
  };
}
