import type { History } from '../src/model/history';
import type { VehicleEntry, VehicleView } from '../src/wire/answers';
import { ApiProblem } from '../src/wire/api';
import type { Value } from '../src/model/catalogue';
import type { Outcome, ShadowDocuments } from '../src/model/snapshot';

type Call = { readonly name: string; readonly land: () => () => void; readonly lose: () => void };

/** The door of a vehicle behind an API whose calls land and reply when a test says so. */
export class SlowCloud {
  version = 20;
  asked: Value | undefined;
  reported: Value = 'close';
  outcome: Outcome | undefined;
  /** What was sent, in the order in which it was. */
  readonly sent: string[] = [];
  readonly #calls: Call[] = [];
  /** Whether the page under test asked what is asked. */
  ofThisPage = false;
  /** The version that the present request made. */
  #command = 0;

  ask(_: string, __: string, value: Value): Promise<{ version: number }> {
    return this.#call(`POST ${value}`, () => this.#take(value));
  }

  withdraw(_: string, __: string, version?: number): Promise<number> {
    return this.#call(`DELETE ${version ?? 'any'}`, () => this.#withdraw(version));
  }

  async vehicle(thing: string): Promise<VehicleView> {
    const { version, reported, asked, outcome } = this;
    const snapshot = {
      version,
      reported: { door: { value: reported, at: 0 } },
      asked: asked === undefined ? {} : { door: { value: asked, at: 50_000, staleAt: 110_000 } },
      outcomes: outcome === undefined ? {} : { door: outcome },
    };
    return { thing, role: 'OWNER', presence: { state: 'ONLINE' }, asOf: 50_000, snapshot };
  }

  async vehicles(): Promise<VehicleEntry[]> {
    return [];
  }

  async history(): Promise<History> {
    return { entries: [] };
  }

  get underWay(): number {
    return this.#calls.length;
  }

  get next(): string | undefined {
    return this.#calls[0]?.name;
  }

  /** The call that was sent first lands, and its reply comes. */
  reply(): void {
    this.#calls.shift()?.land()();
  }

  /** The same, but its reply is lost. */
  lose(): void {
    const call = this.#calls.shift();
    call?.land();
    call?.lose();
  }

  /** The call that was sent first gets lost before it lands. */
  drop(): void {
    this.#calls.shift()?.lose();
  }

  someoneAsks(value: Value): void {
    this.asked = value;
    this.ofThisPage = false;
    this.#command = ++this.version;
  }

  carAnswers(status: 'SUCCEEDED' | 'REJECTED'): void {
    if (this.asked === undefined) return;
    if (status === 'SUCCEEDED') this.reported = this.asked;
    this.outcome = { status, version: this.version };
    this.asked = undefined;
    this.version += 1;
  }

  /** What the broker says of the shadow as it is. */
  get documents(): ShadowDocuments {
    const { version, reported, asked, outcome } = this;
    const desired = asked === undefined ? {} : { desired: { door: asked } };
    const outcomes = outcome === undefined ? {} : { outcomes: { door: outcome } };
    const state = { ...desired, reported: { door: reported, ...outcomes } };
    const metadata = { desired: { door: { timestamp: 50 } } };
    return { previous: null, current: { state: state as never, metadata, version }, timestamp: 50 };
  }

  #call<T>(name: string, land: () => T): Promise<T> {
    this.sent.push(name);
    return new Promise((resolve, reject) => {
      const landed = (): (() => void) => {
        try {
          const answer = land();
          return () => resolve(answer);
        } catch (problem) {
          return () => reject(problem);
        }
      };
      this.#calls.push({ name, land: landed, lose: () => reject(new ApiProblem('unreachable', '', 0)) });
    });
  }

  #take(value: Value): { version: number } {
    if (this.asked === value) throw new ApiProblem('already-under-way', '', 409);
    this.someoneAsks(value);
    this.ofThisPage = true;
    return { version: this.version };
  }

  #withdraw(version: number | undefined): number {
    if (this.asked === undefined) throw new ApiProblem('nothing-under-way', '', 404);
    if (version !== undefined && version !== this.#command) {
      throw new ApiProblem('changed-meanwhile', '', 409);
    }
    this.asked = undefined;
    return ++this.version;
  }
}
