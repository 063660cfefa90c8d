import type { Catalogue, Value } from './catalogue';
import type { Refusal } from './phase';
import type { Presence } from './presence';
import { isObject, isValue, outcomesOf } from './snapshot';
import type { Asked, Reason, Reported, Snapshot, Status } from './snapshot';

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
  /** The answer as it came. */
  readonly raw?: unknown;
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

/** API Gateway itself gives up after 30 s; in milliseconds. */
const PATIENCE = 35_000;

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

  /**
   * Takes back what is asked of a signal.
   *
   * @param only only if it is the command of this version
   * @returns the version of the shadow without it
   */
  async withdraw(thing: string, signal: string, only?: number): Promise<number> {
    const path = `/vehicles/${encodeURIComponent(thing)}/commands/${encodeURIComponent(signal)}`;
    const answer = await this.#call('DELETE', only === undefined ? path : `${path}?version=${only}`);
    return Number(answer['version']);
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
        signal: AbortSignal.timeout(PATIENCE),
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
  const body: unknown = await response.json().catch(() => undefined);
  const json = isObject(body) ? body : {};
  const type = String(json['type'] ?? '')
    .split(':')
    .at(-1);
  const detail = String(json['detail'] ?? '');
  return new ApiProblem(typeOfStatus(response.status) ?? (type || 'unexpected'), detail, response.status);
}

/** What API Gateway answers itself, without a type. */
function typeOfStatus(status: number): string | undefined {
  if (status === 401) return 'not-signed-in';
  return status === 429 || status === 503 ? 'temporarily-unavailable' : undefined;
}

interface WirePresence {
  readonly state: Presence['state'];
  readonly since?: string;
}

/** `staleAt` is there for signals of the catalogue; the value of any other may be any JSON. */
interface WireLeaf {
  readonly value: unknown;
  readonly at: string;
  readonly staleAt?: string;
}

interface WireView {
  readonly thing: string;
  readonly role: Role;
  readonly presence: WirePresence;
  readonly version: number;
  readonly asOf: string;
  readonly reported: Record<string, WireLeaf>;
  readonly asked: Record<string, WireLeaf>;
  readonly outcomes: unknown;
}

function presenceOf(wire: WirePresence): Presence {
  return wire.since === undefined
    ? { state: wire.state }
    : { state: wire.state, since: Date.parse(wire.since) };
}

function viewOf(wire: WireView): VehicleView {
  const reported = mapLeaves(wire.reported, (value, { at }): Reported => ({ value, at: Date.parse(at) }));
  const asked = mapLeaves(wire.asked, (value, { at, staleAt }): Asked => ({
    value,
    at: Date.parse(at),
    staleAt: staleAt === undefined ? Infinity : Date.parse(staleAt),
  }));
  return {
    thing: wire.thing,
    role: wire.role,
    presence: presenceOf(wire.presence),
    asOf: Date.parse(wire.asOf),
    raw: wire,
    snapshot: { version: wire.version, reported, asked, outcomes: outcomesOf(wire.outcomes, wire.version) },
  };
}

function mapLeaves<T>(leaves: Record<string, WireLeaf>, read: (value: Value, leaf: WireLeaf) => T) {
  const found: Record<string, T> = {};
  for (const [key, leaf] of Object.entries(leaves)) {
    if (isValue(leaf.value)) found[key] = read(leaf.value, leaf);
  }
  return found;
}
