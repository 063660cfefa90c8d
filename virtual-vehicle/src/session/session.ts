import type { Role, VehicleEntry, VehicleView } from '../wire/answers';
import { ApiProblem, type Api } from '../wire/api';
import { Backoff } from '../wire/backoff';
import type { Catalogue, Signal, Value } from '../model/catalogue';
import type { Clock } from './clock';
import { Commands, type CommandContext } from './commands';
import { Controls } from '../model/controls';
import type { Surroundings } from '../model/face';
import { HistoryFeed } from './historyFeed';
import type { LiveListener, LiveState } from '../wire/live';
import { firstStep, type Step } from '../model/interlocks';
import { Newest } from '../model/newest';
import { afterFetch, afterLifecycle, type LifecycleEvent, type Presence } from '../model/presence';
import { RawVersions } from '../model/rawVersions';
import { isSignedOut } from '../wire/signedOut';
import {
  NO_SNAPSHOT,
  agentCatalogue,
  following,
  snapshotOf,
  type ShadowDocuments,
  type Snapshot,
} from '../model/snapshot';
import { NO_KEYS, type Signer } from './signing';
import { liveEntries, median, newAnswers, type Answer } from '../model/timeline';

export interface SessionListener {
  onChange(): void;
  onHonk(): void;
  /** The vehicle goes by another catalogue than this session. */
  onOtherCatalogue(): void;
  onSignedOut(): void;
}

/** The service tells whole seconds; a smaller difference is no reason to disturb a time that is being measured. */
const WHOLE_SECOND = 1000;

/** What the page knows of the vehicle it shows: one truth for all views. It asks the API and listens to the broker. */
export class Session implements LiveListener, CommandContext {
  readonly commands: Commands;
  thing = '';
  role: Role = 'VIEWER';
  presence: Presence = { state: 'UNKNOWN' };
  live: LiveState = 'connecting';
  snapshot: Snapshot = NO_SNAPSHOT;
  raw = new RawVersions();
  controls = new Controls();
  /** The vehicle was taken away from this person while they looked. */
  gone = false;
  /** The connection failed and is not back; before the first attempt has ended nothing is lost. */
  lost = false;
  /** Until when what is shown is known to have been true by this page's connection, in milliseconds. */
  #heardAt = 0;
  /** A part of the page could not show what there is, so that nothing on it may pass for live. */
  faulty = false;
  history: HistoryFeed;
  /** The vehicle that is shown, which may be no longer one of `vehicles`. */
  #turnedTo: readonly VehicleEntry[] = [];
  #fetched = false;
  #isRecalled = false;
  #skew = 0;
  #newest = new Newest();
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #backoff: Backoff;

  constructor(
    private readonly api: Api,
    readonly catalogue: Catalogue,
    /** Those of this person. */
    public vehicles: readonly VehicleEntry[],
    private readonly clock: Clock,
    private readonly listener: SessionListener,
    random: () => number,
    signer: Signer = NO_KEYS,
  ) {
    this.commands = new Commands(api, this, signer);
    this.#backoff = new Backoff(random);
    this.history = new HistoryFeed(api, '', () => undefined);
  }

  /** Now by the service's clock, in milliseconds: ages and deadlines are told by it. */
  now(): number {
    return this.clock() + this.#skew;
  }

  /** What its owner calls a vehicle, or what the cloud calls it. */
  called(thing: string): string {
    const known = [...this.vehicles, ...this.#turnedTo];
    return known.find((entry) => entry.thing === thing)?.name ?? thing;
  }

  get around(): Surroundings {
    return {
      pageConnected: this.live === 'connected' && this.#fetched && !this.gone,
      carOffline: this.presence.state === 'OFFLINE',
      mayCommand: this.role !== 'VIEWER',
    };
  }

  firstStep(signal: Signal, value: Value): Step | undefined {
    return firstStep(this.catalogue, signal, value, this.snapshot);
  }

  /** What is shown is the past: the page or the car has no connection. */
  get isOld(): boolean {
    return this.snapshot.version > 0 && (this.lost || this.gone || this.around.carOffline);
  }

  /** Until when what is shown is known to have been true, in milliseconds by the service's clock. */
  get trueUntil(): number {
    const { state, since } = this.presence;
    return state === 'OFFLINE' && since !== undefined ? Math.min(since, this.#heardAt) : this.#heardAt;
  }

  get medianSeconds(): number | undefined {
    return median(this.controls.seconds) ?? this.history.timeline.medianSeconds();
  }

  /** Turns to another vehicle; what was known of the last one is forgotten. */
  turnTo(entry: VehicleEntry, early?: Promise<VehicleView | undefined>): void {
    this.stop();
    this.#turnedTo = [entry];
    this.thing = entry.thing;
    this.role = entry.role;
    this.presence = entry.presence;
    this.history = new HistoryFeed(this.api, entry.thing, () => this.listener.onChange());
    this.gone = false;
    this.#fetched = false;
    this.controls = new Controls();
    this.#newest = new Newest();
    this.#forget();
    this.listener.onChange();
    void this.fetch(early).then(() => this.history.refresh());
  }

  /** Shows what was last known of the vehicle, as the past that it is, until the network is back. */
  recall(view: VehicleView): void {
    this.presence = view.presence;
    this.role = view.role;
    this.lost = true;
    this.#heardAt = view.asOf;
    this.#isRecalled = true;
    this.#take(view.snapshot, false);
    this.listener.onChange();
  }

  /** What is known, to be recalled later; undefined before anything is. */
  get memory(): VehicleView | undefined {
    const { thing, role, presence, snapshot } = this;
    if (snapshot.version === 0 || this.gone) return undefined;
    return { thing, role, presence, snapshot, asOf: this.#heardAt };
  }

  /** No more timers and no more requests: another vehicle is shown, or none. */
  stop(): void {
    this.commands.dropUnsent();
    clearTimeout(this.#again);
    this.history.stop();
  }

  /** Fetches the state as it is; an older version than the page has already seen is dropped. */
  async fetch(early?: Promise<VehicleView | undefined>): Promise<void> {
    const { thing } = this;
    clearTimeout(this.#again);
    try {
      const view = (await early) ?? (await this.api.vehicle(thing));
      if (thing === this.thing) this.#fetchedView(view);
    } catch (problem) {
      if (thing === this.thing) this.#failed(problem);
    }
    this.listener.onChange();
  }

  /** Deadlines pass and confirmations fade. */
  tick(): void {
    if (this.around.pageConnected) this.#heardAt = this.now();
    this.controls.applyToAll({ type: 'tick', now: this.now() });
    this.commands.goOn();
    this.listener.onChange();
  }

  onState(state: LiveState): void {
    this.live = state;
    if (state !== 'connected') this.#fetched = false;
    if (state === 'disconnected') this.lost = true;
    this.commands.goOn();
    this.listener.onChange();
  }

  onSubscribed(): void {
    void this.fetch();
    void this.history.refresh();
  }

  onRefused(): void {
    void this.fetch();
  }

  /** Who lost the vehicle is cut off by the broker only later: until then what it tells counts if the API says so too. */
  onDocuments(thing: string, documents: ShadowDocuments): void {
    if (thing !== this.thing) return;
    if (this.gone) return void this.fetch();
    const { previous, current, timestamp } = documents;
    const taken = this.#newest.take(current.version, timestamp * 1000, previous === null);
    if (taken === 'older' || taken === 'again') return;
    if (taken === 'anew') this.#forget();
    const before = this.snapshot;
    const after = following(before, snapshotOf(current, this.catalogue));
    const told = before.version > 0 ? liveEntries(before, after, documents, this.catalogue) : [];
    const answers = newAnswers(before, after);
    this.history.timeline.add(told);
    for (const [key, answer] of answers) this.#answered(key, answer);
    this.raw.add(documents);
    this.#take(after, true);
    // The answer tells whether the cloud goes by it too.
    if (previous !== null && agentCatalogue(previous) !== agentCatalogue(current)) void this.fetch();
    this.listener.onChange();
    const withdrawn = Object.keys(before.asked).some((key) => after.asked[key] === undefined);
    if (told.length > 0 || answers.length > 0 || withdrawn) this.history.soon();
  }

  onUnreadable(thing: string): void {
    if (thing === this.thing) void this.fetch();
  }

  onPresence(thing: string, event: LifecycleEvent): void {
    if (thing !== this.thing) return;
    if (this.gone) return void this.fetch();
    this.presence = afterLifecycle(this.presence, event);
    this.listener.onChange();
  }

  onSignedOut(): void {
    this.listener.onSignedOut();
  }

  onChange(): void {
    this.listener.onChange();
  }

  /** The history will tell of it. */
  onCommanded(): void {
    this.history.soon();
  }

  #forget(): void {
    this.snapshot = NO_SNAPSHOT;
    this.raw = new RawVersions();
    this.controls.forget(this.catalogue);
  }

  #fetchedView(view: VehicleView): void {
    const { digest } = this.catalogue;
    if (digest !== undefined && view.catalogue !== undefined && view.catalogue !== digest)
      return this.listener.onOtherCatalogue();
    if (this.gone || this.#isRecalled) void this.lookAround();
    // The shadow may have been made anew since: its versions count from 1 again.
    if (this.#isRecalled) this.#forget();
    this.#isRecalled = false;
    const skew = view.asOf - this.clock();
    if (Math.abs(skew - this.#skew) > WHOLE_SECOND) this.#skew = skew;
    this.role = view.role;
    this.presence = afterFetch(this.presence, view.presence);
    this.gone = false;
    this.#fetched = true;
    this.#heardAt = view.asOf;
    if (this.live === 'connected') this.lost = false;
    this.#backoff.reset();
    const { snapshot, asOf } = view;
    const taken = this.#newest.take(snapshot.version, asOf, snapshot.version === 0);
    if (taken === 'older') return;
    if (taken === 'anew') this.#forget();
    this.raw.addFetched(snapshot.version, view.raw);
    this.#take(following(this.snapshot, snapshot), false);
  }

  #take(snapshot: Snapshot, live: boolean): void {
    this.snapshot = snapshot;
    this.controls.see(snapshot, live, this.now());
    this.commands.goOn();
  }

  #answered(key: string, answer: Answer): void {
    this.history.timeline.answer(key, answer);
    const isMomentary = this.controls.get(key)?.momentary === true;
    if (isMomentary && answer.status === 'SUCCEEDED') this.listener.onHonk();
  }

  /** A vehicle that is taken away may be given back, so this too is looked at again. */
  #failed(problem: unknown): void {
    if (isSignedOut(problem)) return this.listener.onSignedOut();
    if (problem instanceof ApiProblem && problem.status === 404) this.#takenAway();
    else this.lost = true;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.fetch(), this.#backoff.delay(true));
  }

  #takenAway(): void {
    if (this.gone) return;
    this.gone = true;
    this.vehicles = this.vehicles.filter((entry) => entry.thing !== this.thing);
    void this.lookAround();
  }

  /** Which vehicles are this person's now, and what they are called: who lost one is offered the others. */
  async lookAround(): Promise<void> {
    const vehicles = await this.api.vehicles().catch(() => undefined);
    if (vehicles === undefined) return;
    this.vehicles = vehicles;
    this.listener.onChange();
  }
}
