import type { Value } from '../model/catalogue';
import { membersOf, stringOf } from '../model/json';

/** What a person can do at a simulated car. Every member is optional in each request. */
export type ManualAction =
  | { readonly connection: 'cut' | 'restore' }
  | { readonly ecu: Readonly<Record<string, 'jammed' | 'ok'>> }
  | Readonly<Record<string, Value>>;

/** How a simulated car is. */
export interface CarState {
  /** The keys of the parts that jam. */
  readonly jammed: readonly string[];
}

/** The simulated car behind a local run; a deployed page has no such thing. */
export class AtTheCar {
  constructor(private readonly base: string) {}

  /** How the car is; undefined if that vehicle has no simulated car, or its agent does not run. */
  async look(thing: string): Promise<CarState | undefined> {
    const response = await fetch(this.#url(thing)).catch(() => undefined);
    return response?.ok === true ? stateOf(await response.json()) : undefined;
  }

  /** @throws Error with what the car's control socket says */
  async act(thing: string, deed: ManualAction): Promise<CarState> {
    const response = await fetch(this.#url(thing), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deed),
    });
    if (!response.ok) throw new Error(errorIn(await response.text()) || `HTTP ${response.status}`);
    return stateOf(await response.json());
  }

  #url(thing: string): string {
    return `${this.base}/${encodeURIComponent(thing)}`;
  }
}

function stateOf(json: unknown): CarState {
  const ecus = membersOf(membersOf(json)['ecu']);
  return { jammed: Object.keys(ecus).filter((key) => ecus[key] === 'jammed') };
}

/** `{"error":"…"}`, as the control socket answers; anything else as it is. */
function errorIn(text: string): string {
  try {
    return stringOf(membersOf(JSON.parse(text))['error']) ?? text;
  } catch {
    return text;
  }
}
