import type { Api } from '../wire/api';
import type { Value } from '../model/catalogue';
import { SerialQueue } from './serialQueue';

export interface Request {
  readonly number: number;
  readonly value: Value;
  readonly confirmed: boolean;
  readonly proof?: string;
}

/** The last request of a signal that was sent. */
interface Sent {
  readonly value: Value;
  /** False as long as nobody knows, and for ever if its reply got lost. */
  readonly landed: boolean;
  /** Version of the last one that has landed: this one, or the one before. */
  readonly version?: number;
}

/** What this page asks and withdraws: of one signal one thing after the other, so that none overtakes another. */
export class RequestSender {
  readonly #turns = new SerialQueue();
  readonly #sent = new Map<string, Sent>();
  readonly #withdrawn = new Map<string, number>();
  #last = 0;
  #dropped = 0;

  constructor(private readonly api: Api) {}

  nextNumber(): number {
    return ++this.#last;
  }

  /**
   * Sends the request when its turn has come.
   *
   * @returns undefined if it was never sent, because it was withdrawn or dropped before
   */
  ask(thing: string, key: string, request: Request): Promise<Awaited<ReturnType<Api['ask']>> | undefined> {
    const turn = `${thing} ${key}`;
    return this.#turns.run(turn, async () => {
      if (request.number <= Math.max(this.#dropped, this.#withdrawn.get(turn) ?? 0)) return undefined;
      return this.#send(turn, thing, key, request);
    });
  }

  /**
   * Withdraws what a control waits for, once everything before has been replied to, and all else that this page asked
   * of the signal until now: what is not sent yet never will be.
   *
   * @param request its number; undefined if somebody else asked it
   * @returns the version of the shadow from which on it is not asked any more
   */
  withdraw(thing: string, key: string, value: Value, request: number | undefined): Promise<number> {
    const turn = `${thing} ${key}`;
    this.#withdrawn.set(turn, this.#last);
    return this.#turns.run(turn, async () => {
      const sent = this.#sent.get(turn);
      const target = request === undefined ? { ...sent, value, landed: false } : sent;
      if (target === undefined) return 0;
      const version = await this.#withdraw(thing, key, target);
      this.#sent.delete(turn);
      return version;
    });
  }

  /** What has not been sent never will be; what is to be withdrawn still is. */
  dropUnsent(): void {
    this.#dropped = this.#last;
  }

  async #send(turn: string, thing: string, key: string, { value, confirmed, proof }: Request) {
    const sent = { ...this.#sent.get(turn), value, landed: false };
    this.#sent.set(turn, sent);
    const answer = await this.api.ask(thing, key, value, confirmed, proof);
    this.#sent.set(turn, { value, landed: true, version: answer.version });
    return answer;
  }

  /** Without a version to name, only the value that was seen is withdrawn: nobody's newer request. */
  async #withdraw(thing: string, key: string, { value, landed, version }: Sent): Promise<number> {
    if (landed) return this.api.withdraw(thing, key, version);
    const { snapshot } = await this.api.vehicle(thing);
    const asked = snapshot.asked[key]?.value;
    if (asked === value) return this.api.withdraw(thing, key);
    const isEarlier = asked !== undefined && version !== undefined;
    return isEarlier ? this.api.withdraw(thing, key, version) : snapshot.version;
  }
}
