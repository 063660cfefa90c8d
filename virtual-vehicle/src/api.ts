import type { Catalogue, Value } from './catalogue';
import type { Refusal } from './control';
import type { Presence } from './presence';
import type { Asked, Outcome, Reason, Reported, Snapshot, Status } from './snapshot';

export type Role = 'OWNER' | 'DRIVER' | 'VIEWER';
export type Channel = 'HTTP' | 'PAGE' | 'VOICE' | 'OTHER';

export interface VehicleEntry {
  readonly thing: string;
  readonly role: Role;
  readonly presence: Presence;
}

export interface VehicleView extends VehicleEntry {
  readonly snapshot: Snapshot;
  /** The service's time of the answer, in milliseconds. */
  readonly asOf: number;
}

export interface HistorySignal {
  readonly value: Value;
  readonly status?: Status;
  readonly reason?: Reason;
  readonly seconds?: number;
}

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: 'COMMAND' | 'BY_HAND';
  readonly by?: string;
  readonly channel?: Channel;
  readonly version?: number;
  readonly signals: Readonly<Record<string, HistorySignal>>;
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly next?: string;
}

export interface Me {
  readonly user: string;
  readonly pin: { readonly set: boolean };
}

export interface Driver {
  readonly user: string;
  readonly role: Role;
}

/** A problem+json answer (RFC 9457), or an API that could not be reached (`type` is then `unreachable`). */
export class ApiProblem extends Error implements Refusal {
  constructor(
    readonly type: string,
    readonly detail: string,
    readonly status: number,
  ) {
    super(`${type}: ${detail}`);
  }
}

export interface Tokens {
  /** A token that is valid now; `fresh` asks for another than the one that was just refused. */
  token(fresh?: boolean): Promise<string>;
}

type Json = Record<string, unknown>;

/** The HTTP API of Vehicle Shadow. Every call may throw {@link ApiProblem}. */
export class Api {
  constructor(
    private readonly base: string,
    private readonly tokens: Tokens,
  ) {}

  async catalogue(): Promise<Catalogue> {
    return (await this.#call('GET', '/signals')) as unknown as Catalogue;
  }

  async vehicles(): Promise<VehicleEntry[]> {
    const answer = await this.#call('GET', '/vehicles');
    return (answer['vehicles'] as (VehicleEntry & { presence: WirePresence })[]).map((entry) => ({
      ...entry,
      presence: presenceOf(entry.presence),
    }));
  }

  async vehicle(thing: string): Promise<VehicleView> {
    return viewOf((await this.#call('GET', `/vehicles/${encodeURIComponent(thing)}`)) as unknown as WireView);
  }

  /** Asks and does not wait: the answer of the car comes over MQTT. */
  async ask(
    thing: string,
    signal: string,
    value: Value,
    confirmed: boolean,
  ): Promise<{ version: number; staleAt?: number }> {
    const body = { [signal]: value, ...(confirmed ? { confirm: true } : {}) };
    const answer = await this.#call('POST', `/vehicles/${encodeURIComponent(thing)}/commands`, body);
    const signals = answer['signals'] as Record<string, { staleAt?: string }>;
    const staleAt = signals[signal]?.staleAt;
    return { version: Number(answer['version']), ...(staleAt ? { staleAt: Date.parse(staleAt) } : {}) };
  }

  async withdraw(thing: string, signal: string): Promise<void> {
    await this.#call(
      'DELETE',
      `/vehicles/${encodeURIComponent(thing)}/commands/${encodeURIComponent(signal)}`,
    );
  }

  async history(thing: string, before?: string): Promise<History> {
    const page = before === undefined ? '' : `&before=${encodeURIComponent(before)}`;
    const path = `/vehicles/${encodeURIComponent(thing)}/history?limit=20${page}`;
    return (await this.#call('GET', path)) as unknown as History;
  }

  async me(): Promise<Me> {
    return (await this.#call('GET', '/me')) as unknown as Me;
  }

  async setPin(pin: string): Promise<void> {
    await this.#call('PUT', '/me/pin', { pin });
  }

  async drivers(thing: string): Promise<Driver[]> {
    const answer = await this.#call('GET', `/vehicles/${encodeURIComponent(thing)}/drivers`);
    return answer['drivers'] as Driver[];
  }

  async share(thing: string, user: string, role: 'DRIVER' | 'VIEWER'): Promise<void> {
    await this.#call('PUT', driverPath(thing, user), { role });
  }

  async takeBack(thing: string, user: string): Promise<void> {
    await this.#call('DELETE', driverPath(thing, user));
  }

  async #call(method: string, path: string, body?: unknown): Promise<Json> {
    const first = await this.#send(method, path, body, await this.tokens.token());
    const response =
      first.status === 401 ? await this.#send(method, path, body, await this.tokens.token(true)) : first;
    if (!response.ok) throw await problemOf(response);
    return response.status === 204 ? {} : ((await response.json()) as Json);
  }

  async #send(method: string, path: string, body: unknown, token: string): Promise<Response> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    try {
      return await fetch(this.base + path, {
        method,
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...json },
        body: body === undefined ? null : JSON.stringify(body),
        cache: 'no-store',
      });
    } catch {
      throw new ApiProblem('unreachable', '', 0);
    }
  }
}

function driverPath(thing: string, user: string): string {
  return `/vehicles/${encodeURIComponent(thing)}/drivers/${encodeURIComponent(user)}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const json = (await response.json().catch(() => ({}))) as Json;
  const type =
    String(json['type'] ?? 'unexpected')
      .split(':')
      .at(-1) ?? 'unexpected';
  return new ApiProblem(
    response.status === 401 ? 'not-signed-in' : type,
    String(json['detail'] ?? ''),
    response.status,
  );
}

interface WirePresence {
  readonly state: Presence['state'];
  readonly since?: string;
}

interface WireView {
  readonly thing: string;
  readonly role: Role;
  readonly presence: WirePresence;
  readonly version: number;
  readonly asOf: string;
  readonly reported: Record<string, { value: Value; at: string }>;
  readonly asked: Record<string, { value: Value; at: string; staleAt: string }>;
  readonly outcomes: Record<string, Outcome>;
}

function presenceOf(wire: WirePresence): Presence {
  return wire.since === undefined
    ? { state: wire.state }
    : { state: wire.state, since: Date.parse(wire.since) };
}

function viewOf(wire: WireView): VehicleView {
  const reported = mapValues(wire.reported, ({ value, at }): Reported => ({ value, at: Date.parse(at) }));
  const asked = mapValues(wire.asked, (leaf): Asked => ({
    value: leaf.value,
    at: Date.parse(leaf.at),
    staleAt: Date.parse(leaf.staleAt),
  }));
  return {
    thing: wire.thing,
    role: wire.role,
    presence: presenceOf(wire.presence),
    asOf: Date.parse(wire.asOf),
    snapshot: { version: wire.version, reported, asked, outcomes: wire.outcomes },
  };
}

function mapValues<A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
