import { readCatalogue, type Catalogue, type Value } from '../model/catalogue';
import { readHistory, type History } from '../model/history';
import {
  defined,
  mapElements,
  mapMembers,
  membersOf,
  parsedTime,
  stringOf,
  versionOf,
  type Body,
} from '../model/json';
import type { Refusal } from '../model/phase';
import { PROOF, outcomesOf, type Outcome } from '../model/snapshot';
import { driverOf, entryOf, viewOf, type Driver, type VehicleEntry, type VehicleView } from './answers';

export interface Me {
  readonly user: string;
  readonly pin: { readonly set: boolean };
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

/** Why a call came to nothing; whatever is no answer of the API may be the network. */
export function refusalOf(problem: unknown): Refusal {
  return problem instanceof ApiProblem ? problem : { type: 'unreachable', detail: '' };
}

export interface Tokens {
  /** A token that is valid now; `fresh` asks for another than the one that was just refused. */
  token(fresh?: boolean): Promise<string>;
}

/** API Gateway itself gives up after 30 s; in milliseconds. */
const PATIENCE = 35_000;

/** How long a change of keys is waited for. */
const ANSWER_SECONDS = 10;

/** The signal that every vehicle has beside its catalogue: which keys it takes proofs of. */
export const KEYS = 'keys';

/** The HTTP API of Vehicle Shadow. Every call may throw {@link ApiProblem}. */
export class Api {
  constructor(
    private readonly base: string,
    private readonly tokens: Tokens,
  ) {}

  /** What that vehicle can do. */
  async catalogue(thing: string): Promise<Catalogue> {
    const answer = await this.#answer('GET', `${pathOf(thing)}/signals`);
    // Who compresses an answer on its way makes its tag a weak one.
    const digest = /"(.+)"/.exec(answer.headers.get('etag') ?? '')?.[1];
    return readCatalogue(await jsonOf(answer), digest);
  }

  async vehicles(): Promise<VehicleEntry[]> {
    return mapElements(membersOf<'Vehicles'>(await this.#call('GET', '/vehicles'))['vehicles'], entryOf);
  }

  async vehicle(thing: string): Promise<VehicleView> {
    const view = viewOf(await this.#call('GET', pathOf(thing)));
    if (view === undefined) throw unreadable();
    return view;
  }

  /** Asks and does not wait: the answer of the car comes over MQTT. */
  async ask(
    thing: string,
    signal: string,
    value: Value,
    confirmed: boolean,
    proof?: string,
  ): Promise<{ version: number; staleAt?: number }> {
    const body: Body<'CommandRequest'> = {
      signals: { [signal]: value, ...(proof === undefined ? {} : { [signal + PROOF]: proof }) },
      ...(confirmed ? { confirm: true } : {}),
    };
    const answer = await this.#call('POST', `${pathOf(thing)}/commands`, body);
    const entry = membersOf(membersOf<'Command'>(answer)['signals'])[signal];
    return defined<{ version: number; staleAt?: number }>({
      version: versionIn(answer),
      staleAt: parsedTime(membersOf<'SignalAnswer'>(entry)['staleAt']),
    });
  }

  /** Changes the keys that open the vehicle, and waits for its answer; undefined if it has not come yet. */
  async changeKeys(thing: string, change: string, proof: string): Promise<Outcome | undefined> {
    const path = `${pathOf(thing)}/commands`;
    const body: Body<'CommandRequest'> = { signals: { [KEYS]: change, [KEYS + PROOF]: proof } };
    const answer = membersOf<'Command'>(
      await this.#call('POST', path, body, { prefer: `wait=${ANSWER_SECONDS}` }),
    );
    const signals = mapMembers(answer['signals'], (json) => ({ ...membersOf(json), version: 1 }));
    return outcomesOf(signals, 2)[KEYS];
  }

  /**
   * Withdraws a signal's request.
   *
   * @param only only if it is the command of this version
   * @returns the version of the shadow without it
   */
  async withdraw(thing: string, signal: string, only?: number): Promise<number> {
    const path = `${pathOf(thing)}/commands/${encodeURIComponent(signal)}`;
    return versionIn(await this.#call('DELETE', only === undefined ? path : `${path}?version=${only}`));
  }

  async history(thing: string, before?: string): Promise<History> {
    const page = before === undefined ? '' : `&before=${encodeURIComponent(before)}`;
    const path = `${pathOf(thing)}/history?limit=20${page}`;
    return readHistory(await this.#call('GET', path));
  }

  async me(): Promise<Me> {
    const me = membersOf<'Me'>(await this.#call('GET', '/me'));
    return { user: stringOf(me['user']) ?? '', pin: { set: membersOf<'Pin'>(me['pin'])['set'] === true } };
  }

  async setPin(pin: string): Promise<void> {
    const body: Body<'PinRequest'> = { pin };
    await this.#call('PUT', '/me/pin', body);
  }

  async drivers(thing: string): Promise<Driver[]> {
    const answer = await this.#call('GET', `${pathOf(thing)}/drivers`);
    return mapElements(membersOf<'Drivers'>(answer)['drivers'], driverOf);
  }

  /** Whether a smart-home sentence may open, lower and unlock. */
  async voiceMayOpen(thing: string): Promise<boolean> {
    return membersOf<'Voice'>(await this.#call('GET', voicePath(thing)))['mayOpen'] === true;
  }

  async letVoiceOpen(thing: string, mayOpen: boolean): Promise<void> {
    const body: Body<'Voice'> = { mayOpen };
    await this.#call('PUT', voicePath(thing), body);
  }

  /** Shares with the account of that id or name, and tells whose it is. */
  async share(thing: string, user: string, role: Body<'RoleRequest'>['role']): Promise<Driver> {
    const body: Body<'RoleRequest'> = { role };
    const driver = driverOf(await this.#call('PUT', driverPath(thing, user), body));
    if (driver === undefined) throw unreadable();
    return driver;
  }

  /** Names the vehicle for everybody who may use it; an empty text takes a name or plate away. */
  async nameVehicle(thing: string, name: string, plate: string): Promise<void> {
    const body: Body<'LabelRequest'> = { name, plate };
    await this.#call('PUT', `${pathOf(thing)}/name`, body);
  }

  async unshare(thing: string, user: string): Promise<void> {
    await this.#call('DELETE', driverPath(thing, user));
  }

  async #call(method: string, path: string, body?: unknown, more: HeadersInit = {}): Promise<unknown> {
    return jsonOf(await this.#answer(method, path, body, more));
  }

  async #answer(method: string, path: string, body?: unknown, more: HeadersInit = {}): Promise<Response> {
    const send = (token: string): Promise<Response> => this.#send(method, path, body, token, more);
    const first = await send(await this.tokens.token());
    const response = first.status === 401 ? await send(await this.tokens.token(true)) : first;
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async #send(
    method: string,
    path: string,
    body: unknown,
    token: string,
    more: HeadersInit,
  ): Promise<Response> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    try {
      return await fetch(this.base + path, {
        method,
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...json, ...more },
        body: body === undefined ? null : JSON.stringify(body),
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      throw new ApiProblem('unreachable', '', 0);
    }
  }
}

function jsonOf(response: Response): unknown {
  if (response.status === 204) return undefined;
  return response.json().catch(() => {
    throw unreadable();
  });
}

function pathOf(thing: string): string {
  return `/vehicles/${encodeURIComponent(thing)}`;
}

function voicePath(thing: string): string {
  return `${pathOf(thing)}/voice`;
}

function driverPath(thing: string, user: string): string {
  return `${pathOf(thing)}/drivers/${encodeURIComponent(user)}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const json = membersOf<'Problem'>(await response.json().catch(() => undefined));
  const type = String(json['type'] ?? '')
    .split(':')
    .at(-1);
  const detail = String(json['detail'] ?? '');
  return new ApiProblem(type || typeOfStatus(response.status), detail, response.status);
}

/** What API Gateway answers itself, without a type. */
function typeOfStatus(status: number): string {
  if (status === 401) return 'not-signed-in';
  return status === 429 || status === 503 ? 'temporarily-unavailable' : 'unexpected';
}

/** The service answered, but not as it promises to. */
function unreadable(): ApiProblem {
  return new ApiProblem('unexpected', '', 200);
}

function versionIn(json: unknown): number {
  const version = versionOf(membersOf<'Command' | 'Withdrawal'>(json)['version']);
  if (version === undefined) throw unreadable();
  return version;
}
