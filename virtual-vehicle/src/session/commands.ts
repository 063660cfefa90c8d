import { needsConfirmation, type Signal, type Value } from '../model/catalogue';
import type { ControlEvent } from '../model/control';
import type { Controls } from '../model/controls';
import type { Refusal } from '../model/phase';
import { refusalOf, type Api } from '../wire/api';
import { isSignedOut } from '../wire/signedOut';
import { RequestSender, type Request } from './requestSender';

/** What the commands need of the session that they are part of. */
export interface CommandContext {
  readonly thing: string;
  readonly controls: Controls;
  now(): number;
  /** Fetches the state as it is. */
  fetch(): Promise<void>;
  onCommanded(): void;
  onChange(): void;
  onSignedOut(): void;
}

/** What a person makes the page send to the vehicle, and take back. */
export class Commands {
  readonly #sender: RequestSender;

  constructor(
    api: Api,
    private readonly context: CommandContext,
  ) {
    this.#sender = new RequestSender(api);
  }

  /** A person pressed a value. Opening and unlocking wait for their confirmation first. */
  choose(signal: Signal, value: Value): void {
    const { controls } = this.context;
    const confirm = needsConfirmation(signal, value);
    const before = controls.get(signal.key);
    const request = this.#sender.nextNumber();
    this.#apply(signal.key, { type: 'choose', value, confirm, request, now: this.context.now() });
    const after = controls.get(signal.key);
    if (!confirm && after !== before) {
      void this.#send(signal.key, { number: request, value, confirmed: false });
    }
  }

  confirm(signal: Signal): void {
    const phase = this.context.controls.get(signal.key)?.phase;
    if (phase?.kind !== 'confirming') return;
    const request = this.#sender.nextNumber();
    this.#apply(signal.key, { type: 'confirm', request, now: this.context.now() });
    void this.#send(signal.key, { number: request, value: phase.wanted, confirmed: true });
  }

  dismiss(signal: Signal): void {
    this.#apply(signal.key, { type: 'dismiss', now: this.context.now() });
  }

  /** Takes back what a control waits for, and tells it after a look at what is true by then. */
  async withdraw({ key }: Signal): Promise<void> {
    const { thing, controls } = this.context;
    const phase = controls.get(key)?.phase;
    if (phase?.kind !== 'waiting' || phase.withdrawnAt !== undefined) return;
    const { request, wanted } = phase;
    this.#apply(key, { type: 'withdraw' });
    const end = await this.#sender.withdraw(thing, key, wanted, request).then(
      (version) => ({ type: 'withdrawn', version }) as const,
      (problem: unknown) => ({ type: 'kept', refusal: this.#refusalOf(problem) }) as const,
    );
    if (thing !== this.context.thing) return;
    await this.context.fetch();
    this.#reply(thing, key, { ...end, request, now: this.context.now() });
  }

  /** What has not been sent never will be. */
  dropUnsent(): void {
    this.#sender.dropUnsent();
  }

  async #send(key: string, sent: Request): Promise<void> {
    const { thing } = this.context;
    const request = sent.number;
    try {
      const answer = await this.#sender.ask(thing, key, sent);
      if (answer === undefined) return;
      this.#reply(thing, key, { type: 'accepted', request, ...answer, now: this.context.now() });
    } catch (problem) {
      const refusal = this.#refusalOf(problem);
      this.#reply(thing, key, { type: 'problem', request, refusal, now: this.context.now() });
    }
    this.context.onCommanded();
  }

  #reply(thing: string, key: string, event: ControlEvent): void {
    if (thing === this.context.thing) this.#apply(key, event);
  }

  #apply(key: string, event: ControlEvent): void {
    this.context.controls.apply(key, event);
    this.context.onChange();
  }

  #refusalOf(problem: unknown): Refusal {
    if (isSignedOut(problem)) this.context.onSignedOut();
    return refusalOf(problem);
  }
}
