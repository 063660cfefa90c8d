import { needsConfirmation, type Signal, type Value } from '../model/catalogue';
import type { ControlEvent } from '../model/control';
import type { Surroundings } from '../model/face';
import type { Step } from '../model/interlocks';
import type { Controls } from '../model/controls';
import type { Refusal } from '../model/phase';
import { refusalOf, type Api } from '../wire/api';
import { isSignedOut } from '../wire/signedOut';
import { RequestSender, type Request } from './requestSender';

/** What the commands need of the session that they are part of. */
export interface CommandContext {
  readonly thing: string;
  readonly controls: Controls;
  readonly around: Surroundings;
  /** What has to be done before; undefined if nothing. */
  firstStep(signal: Signal, value: Value): Step | undefined;
  now(): number;
  /** Fetches the state as it is. */
  fetch(): Promise<void>;
  onCommanded(): void;
  onChange(): void;
  onSignedOut(): void;
}

/** Who has agreed to two steps looks on; the second is not taken later than this, in milliseconds. */
const SECOND_STEP_WITHIN = 15_000;

/** The second of two steps that a person has agreed to. */
interface SecondStep {
  readonly thing: string;
  readonly first: Step;
  readonly signal: Signal;
  readonly value: Value;
  readonly until: number;
}

/** What a person makes the page send to the vehicle, and take back. */
export class Commands {
  readonly #sender: RequestSender;
  #second: SecondStep | undefined;

  constructor(
    api: Api,
    private readonly context: CommandContext,
  ) {
    this.#sender = new RequestSender(api);
  }

  /** A person pressed a value. Opening and unlocking wait for their confirmation first. */
  choose(signal: Signal, value: Value): void {
    this.#second = undefined;
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
    const first = this.context.firstStep(signal, phase.wanted);
    if (first === undefined) this.#confirmed(signal, phase.wanted);
    else this.#both(first, signal, phase.wanted);
  }

  /**
   * Takes the second step once the first is done, and only then: not if that was refused or taken back, if the person
   * pressed something else, if the page lost its connection, or if it took too long.
   */
  goOn(): void {
    const second = this.#second;
    if (second === undefined) return;
    const { first, signal, value } = second;
    const { thing, around } = this.context;
    const phase = this.context.controls.get(first.signal.key)?.phase;
    const isOn = second.thing === thing && around.pageConnected && this.context.now() < second.until;
    if (isOn && phase?.kind === 'waiting' && phase.wanted === first.value) return;
    this.#second = undefined;
    if (!isOn || phase?.kind !== 'confirmed' || phase.wanted !== first.value) return;
    this.choose(signal, value);
    this.#confirmed(signal, value);
  }

  #both(first: Step, signal: Signal, value: Value): void {
    const { thing } = this.context;
    this.dismiss(signal);
    this.choose(first.signal, first.value);
    if (needsConfirmation(first.signal, first.value)) this.#confirmed(first.signal, first.value);
    this.#second = { thing, first, signal, value, until: this.context.now() + SECOND_STEP_WITHIN };
  }

  #confirmed(signal: Signal, value: Value): void {
    if (this.context.controls.get(signal.key)?.phase.kind !== 'confirming') return;
    const request = this.#sender.nextNumber();
    this.#apply(signal.key, { type: 'confirm', request, now: this.context.now() });
    void this.#send(signal.key, { number: request, value, confirmed: true });
  }

  dismiss(signal: Signal): void {
    this.#apply(signal.key, { type: 'dismiss', now: this.context.now() });
  }

  /** Takes back what a control waits for, and tells it after a look at what is true by then. */
  async withdraw({ key }: Signal): Promise<void> {
    const { thing, controls } = this.context;
    this.#second = undefined;
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
    this.#second = undefined;
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
