import { needsConfirmation, type Signal, type Value } from '../model/catalogue';
import type { ControlEvent } from '../model/control';
import type { Surroundings } from '../model/face';
import type { Step } from '../model/interlocks';
import type { Controls } from '../model/controls';
import type { Refusal } from '../model/phase';
import { refusalOf, type Api } from '../wire/api';
import { isSignedOut } from '../wire/signedOut';
import { RequestSender, type Request } from './requestSender';
import type { KnownKey } from '../model/proving';
import type { Snapshot } from '../model/snapshot';
import { Signing, givenUp, type Signer } from './signing';

/** What the commands need of the session that they are part of. */
export interface CommandContext {
  readonly thing: string;
  readonly controls: Controls;
  readonly around: Surroundings;
  readonly snapshot: Snapshot;
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

/** What a person makes the page send to the vehicle, and withdraw. */
export class Commands {
  readonly #sender: RequestSender;
  readonly #signing: Signing;
  #second: SecondStep | undefined;

  constructor(
    api: Api,
    private readonly context: CommandContext,
    signer: Signer,
  ) {
    this.#sender = new RequestSender(api);
    this.#signing = new Signing(signer);
  }

  /** A person pressed a value. Opening and unlocking wait for their confirmation first, which is the signature where they sign. */
  choose(signal: Signal, value: Value): void {
    this.#second = undefined;
    this.#signing.giveUp(signal.key);
    const { controls } = this.context;
    const key = this.#keyFor(signal, value);
    const confirm = key !== undefined || needsConfirmation(signal, value);
    const before = controls.get(signal.key);
    const request = this.#sender.nextNumber();
    this.#apply(signal.key, { type: 'choose', value, confirm, request, now: this.context.now() });
    if (controls.get(signal.key) === before) return;
    if (!confirm) void this.#send(signal.key, { number: request, value, confirmed: false });
    else if (key !== undefined && this.context.firstStep(signal, value) === undefined) {
      void this.#sign(signal, value, key);
    }
  }

  confirm(signal: Signal): void {
    const phase = this.context.controls.get(signal.key)?.phase;
    if (phase?.kind !== 'confirming' || this.isSigning(signal)) return;
    const first = this.context.firstStep(signal, phase.wanted);
    if (first === undefined) this.#agreed(signal, phase.wanted);
    else this.#both(first, signal, phase.wanted);
  }

  /** Whether the device asks the person right now to sign what they pressed. */
  isSigning({ key }: Signal): boolean {
    return this.#signing.isOpen(key);
  }

  /**
   * Takes the second step once the first is done, and only then: not if that was refused or withdrawn, if the person
   * pressed something else, if the page lost its connection, or if it took too long.
   */
  goOn(): void {
    const second = this.#second;
    if (second === undefined) return;
    const { first, signal, value } = second;
    const { thing, around } = this.context;
    const phase = this.context.controls.get(first.signal.key)?.phase;
    const isOn = second.thing === thing && around.pageConnected && this.context.now() < second.until;
    const isSigning = phase?.kind === 'confirming' && this.isSigning(first.signal);
    if (isOn && (phase?.kind === 'waiting' || isSigning) && phase.wanted === first.value) return;
    this.#second = undefined;
    if (!isOn || phase?.kind !== 'confirmed' || phase.wanted !== first.value) return;
    this.#take(signal, value);
  }

  #both(first: Step, signal: Signal, value: Value): void {
    const { thing } = this.context;
    this.dismiss(signal);
    this.#take(first.signal, first.value);
    this.#second = { thing, first, signal, value, until: this.context.now() + SECOND_STEP_WITHIN };
  }

  /** What a person has agreed to already. */
  #take(signal: Signal, value: Value): void {
    this.choose(signal, value);
    const isAsked = this.context.controls.get(signal.key)?.phase.kind === 'confirming';
    if (isAsked && !this.isSigning(signal)) this.#agreed(signal, value);
  }

  #agreed(signal: Signal, value: Value): void {
    const key = this.#keyFor(signal, value);
    if (key !== undefined) void this.#sign(signal, value, key);
    else void this.#send(signal.key, { number: this.#confirmed(signal), value, confirmed: true });
  }

  #keyFor(signal: Signal, value: Value): KnownKey | undefined {
    return this.#signing.keyFor(this.context.snapshot.proving, signal, value);
  }

  /** The signature confirms what was pressed: there is no other question. */
  async #sign(signal: Signal, value: Value, key: KnownKey): Promise<void> {
    const { thing } = this.context;
    const signing = this.#signing.ask({ thing, signal, value }, key);
    this.context.onChange();
    const proof = await signing.catch(() => undefined);
    const phase = this.context.controls.get(signal.key)?.phase;
    const isWanted = phase?.kind === 'confirming' && phase.wanted === value;
    if (proof === givenUp || thing !== this.context.thing || !isWanted) return;
    const number = this.#confirmed(signal);
    if (proof !== undefined) return this.#send(signal.key, { number, value, confirmed: true, proof });
    const refusal = { type: 'not-signed', detail: '' };
    this.#apply(signal.key, { type: 'problem', request: number, refusal, now: this.context.now() });
  }

  /** @returns the number of the request that the control waits for from now on */
  #confirmed(signal: Signal): number {
    const request = this.#sender.nextNumber();
    this.#apply(signal.key, { type: 'confirm', request, now: this.context.now() });
    return request;
  }

  dismiss(signal: Signal): void {
    this.#signing.giveUp(signal.key);
    this.#apply(signal.key, { type: 'dismiss', now: this.context.now() });
  }

  /** Withdraws what a control waits for, and tells it after a look at what is true by then. */
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
    this.#signing.giveUpAll();
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
