import { ApiProblem, type Api, type Role, type VehicleEntry, type VehicleView } from './api';
import { commandable, needsConfirmation, type Catalogue, type Signal, type Value } from './catalogue';
import type { Clock } from './clock';
import { newControl, next, type Control, type ControlEvent, type Surroundings } from './control';
import type { LiveListener, LiveState } from './live';
import { afterLifecycle, type LifecycleEvent, type Presence } from './presence';
import { SignedOut } from './signedOut';
import { snapshotOf, type ShadowDocuments, type Snapshot } from './snapshot';
import { Timeline, liveEntries, median } from './timeline';

/** One version of the shadow as it came, for the developer panel. */
export interface RawVersion {
  readonly version: number;
  readonly document: unknown;
}

export interface SessionListener {
  onChange(): void;
  onHonk(): void;
  onSignedOut(): void;
}

const NOTHING: Snapshot = { version: 0, reported: {}, asked: {}, outcomes: {} };
const RAW_VERSIONS_KEPT = 50;
/** The history is written by a rule behind the shadow, so it is looked at a little later, twice; in milliseconds. */
const HISTORY_AFTER = [250, 1500];

/** What the page knows of the vehicle it shows: one truth for all views. It asks the API and listens to the broker. */
export class Session implements LiveListener {
  thing = '';
  role: Role = 'VIEWER';
  presence: Presence = { state: 'UNKNOWN' };
  live: LiveState = 'connecting';
  snapshot: Snapshot = NOTHING;
  timeline = new Timeline();
  raw: RawVersion[] = [];
  controls = new Map<string, Control>();
  /** The vehicle was taken away from this person while they looked. */
  gone = false;
  #fetched = false;
  #skew = 0;
  #ownSeconds: number[] = [];
  #historyTimers: ReturnType<typeof setTimeout>[] = [];

  constructor(
    private readonly api: Api,
    readonly catalogue: Catalogue,
    /** Those of this person. */
    public vehicles: readonly VehicleEntry[],
    private readonly clock: Clock,
    private readonly listener: SessionListener,
  ) {}

  /** Now by the service's clock, in milliseconds: ages and deadlines are told by it. */
  now(): number {
    return this.clock() + this.#skew;
  }

  get around(): Surroundings {
    return {
      pageConnected: this.live === 'connected' && this.#fetched && !this.gone,
      carOffline: this.presence.state === 'OFFLINE',
      mayCommand: this.role !== 'VIEWER',
    };
  }

  get medianSeconds(): number | undefined {
    return median(this.#ownSeconds) ?? this.timeline.medianSeconds();
  }

  /** Turns to another vehicle; what was known of the last one is forgotten. */
  turnTo(entry: VehicleEntry, early?: Promise<VehicleView | undefined>): void {
    this.thing = entry.thing;
    this.role = entry.role;
    this.presence = entry.presence;
    this.snapshot = NOTHING;
    this.timeline = new Timeline();
    this.raw = [];
    this.gone = false;
    this.#fetched = false;
    this.#ownSeconds = [];
    const signals = commandable(this.catalogue);
    this.controls = new Map(signals.map(({ key, kind }) => [key, newControl(kind === 'momentary')]));
    this.listener.onChange();
    void this.fetch(early).then(() => this.fetchHistory());
  }

  /** Fetches the state as it is; an older version than the page has already seen is dropped. */
  async fetch(early?: Promise<VehicleView | undefined>): Promise<void> {
    const thing = this.thing;
    try {
      const view = (await early) ?? (await this.api.vehicle(thing));
      if (thing !== this.thing) return;
      if (this.gone) void this.#lookAround();
      this.#skew = view.asOf - this.clock();
      this.role = view.role;
      this.presence = { ...view.presence, connection: this.presence.connection };
      this.gone = false;
      this.#fetched = true;
      this.#take(view.snapshot, view.snapshot);
    } catch (problem) {
      this.#failed(problem, thing);
    }
    this.listener.onChange();
  }

  async fetchHistory(): Promise<void> {
    const { thing, timeline } = this;
    const page = await this.api.history(thing).catch(() => undefined);
    if (page === undefined || thing !== this.thing) return;
    timeline.newest(page.entries, page.next);
    this.listener.onChange();
  }

  async fetchOlder(): Promise<void> {
    const { thing, timeline } = this;
    const page = await this.api.history(thing, timeline.next).catch(() => undefined);
    if (page === undefined || thing !== this.thing) return;
    timeline.older(page.entries, page.next);
    this.listener.onChange();
  }

  /** A person pressed a value. Opening and unlocking wait for their confirmation first. */
  choose(signal: Signal, value: Value): void {
    const confirm = needsConfirmation(signal, value);
    const before = this.controls.get(signal.key);
    this.#control(signal.key, { type: 'choose', value, confirm, now: this.now() });
    const after = this.controls.get(signal.key);
    if (!confirm && after !== before) void this.#ask(signal.key, value, false);
  }

  confirm(signal: Signal): void {
    const phase = this.controls.get(signal.key)?.phase;
    if (phase?.kind !== 'confirming') return;
    this.#control(signal.key, { type: 'confirm', now: this.now() });
    void this.#ask(signal.key, phase.wanted, true);
  }

  dismiss(signal: Signal): void {
    this.#control(signal.key, { type: 'dismiss' });
  }

  async withdraw(signal: Signal): Promise<void> {
    const { thing } = this;
    await this.api.withdraw(thing, signal.key).catch(() => undefined);
    if (thing === this.thing) await this.fetch();
  }

  /** Deadlines pass and confirmations fade. */
  tick(): void {
    for (const key of this.controls.keys()) this.#apply(key, { type: 'tick', now: this.now() });
    this.listener.onChange();
  }

  onState(state: LiveState): void {
    this.live = state;
    if (state !== 'connected') this.#fetched = false;
    this.listener.onChange();
  }

  onSubscribed(): void {
    void this.fetch();
    void this.fetchHistory();
  }

  onRefused(): void {
    void this.fetch();
  }

  onDocuments(thing: string, documents: ShadowDocuments): void {
    if (thing !== this.thing || documents.current.version <= this.snapshot.version) return;
    const before = this.snapshot;
    const after = snapshotOf(documents.current, this.catalogue);
    if (before.version > 0) this.timeline.add(liveEntries(before, after, documents, this.catalogue));
    this.#tellAnswers(before, after);
    this.#take(after, documents.current);
    this.listener.onChange();
    this.#historySoon();
  }

  onPresence(thing: string, event: LifecycleEvent): void {
    if (thing !== this.thing) return;
    this.presence = afterLifecycle(this.presence, event);
    this.listener.onChange();
  }

  onSignedOut(): void {
    this.listener.onSignedOut();
  }

  async #ask(key: string, value: Value, confirmed: boolean): Promise<void> {
    const { thing } = this;
    try {
      const answer = await this.api.ask(thing, key, value, confirmed);
      if (thing === this.thing) this.#control(key, { type: 'accepted', ...answer, now: this.now() });
    } catch (problem) {
      if (thing === this.thing) this.#refused(key, problem);
    }
    this.#historySoon();
  }

  #refused(key: string, problem: unknown): void {
    if (isSignedOut(problem)) {
      this.listener.onSignedOut();
      return;
    }
    const refusal =
      problem instanceof ApiProblem
        ? { type: problem.type, detail: problem.detail }
        : { type: 'unreachable', detail: '' };
    this.#control(key, { type: 'problem', refusal, now: this.now() });
  }

  #take(snapshot: Snapshot, document: unknown): void {
    if (snapshot.version < this.snapshot.version) return;
    this.snapshot = snapshot;
    if (this.raw[0]?.version !== snapshot.version) {
      this.raw = [{ version: snapshot.version, document }, ...this.raw].slice(0, RAW_VERSIONS_KEPT);
    }
    const { version, reported, asked, outcomes } = snapshot;
    for (const key of this.controls.keys()) {
      const sight = { version, reported: reported[key], asked: asked[key], outcome: outcomes[key] };
      this.#apply(key, { type: 'seen', sight, now: this.now() });
    }
  }

  #tellAnswers(before: Snapshot, after: Snapshot): void {
    for (const [key, outcome] of Object.entries(after.outcomes)) {
      const was = before.outcomes[key];
      if (was?.version === outcome.version && was.status === outcome.status) continue;
      const value = before.asked[key]?.value ?? after.reported[key]?.value ?? '';
      this.timeline.answer(key, { ...outcome, value });
      const isMomentary = this.controls.get(key)?.momentary === true;
      if (isMomentary && outcome.status === 'SUCCEEDED') this.listener.onHonk();
    }
  }

  #control(key: string, event: ControlEvent): void {
    this.#apply(key, event);
    this.listener.onChange();
  }

  #apply(key: string, event: ControlEvent): void {
    const before = this.controls.get(key);
    if (before === undefined) return;
    const after = next(before, event);
    this.controls.set(key, after);
    if (
      after.phase.kind === 'confirmed' &&
      before.phase.kind !== 'confirmed' &&
      after.phase.seconds !== undefined
    ) {
      this.#ownSeconds.push(after.phase.seconds);
    }
  }

  #failed(problem: unknown, thing: string): void {
    if (thing !== this.thing) return;
    if (problem instanceof ApiProblem && problem.status === 404) this.#lost();
    else if (isSignedOut(problem)) this.listener.onSignedOut();
    else setTimeout(() => thing === this.thing && !this.#fetched && void this.fetch(), 1000);
  }

  #lost(): void {
    if (this.gone) return;
    this.gone = true;
    this.vehicles = this.vehicles.filter((entry) => entry.thing !== this.thing);
    void this.#lookAround();
  }

  /** Which vehicles are this person's now: who lost one is offered the others. */
  async #lookAround(): Promise<void> {
    const vehicles = await this.api.vehicles().catch(() => undefined);
    if (vehicles === undefined) return;
    this.vehicles = vehicles;
    this.listener.onChange();
  }

  #historySoon(): void {
    this.#historyTimers.forEach(clearTimeout);
    this.#historyTimers = HISTORY_AFTER.map((delay) => setTimeout(() => void this.fetchHistory(), delay));
  }
}

/** Anything else, also a sign-in that can't be reached, may be the network and passes. */
function isSignedOut(problem: unknown): boolean {
  return problem instanceof SignedOut || (problem instanceof ApiProblem && problem.type === 'not-signed-in');
}
