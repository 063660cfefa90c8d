import type { Value } from './catalogue';

/** What a person can do at a simulated car. Every member is optional in each request. */
export type Deed =
  | { readonly connection: 'cut' | 'restore' }
  | { readonly ecu: Readonly<Record<string, 'jammed' | 'ok'>> }
  | Readonly<Record<string, Value>>;

/** The simulated car behind a local run; a deployed page has no such thing. */
export class AtTheCar {
  constructor(private readonly base: string) {}

  /** @throws Error with what the car's control socket says */
  async act(thing: string, deed: Deed): Promise<void> {
    const response = await fetch(`${this.base}/${encodeURIComponent(thing)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deed),
    });
    if (!response.ok) throw new Error((await response.text()) || `HTTP ${response.status}`);
  }
}
