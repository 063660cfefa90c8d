import type { VehicleEntry, VehicleView } from './wire/answers';
import type { Api } from './wire/api';
import type { Catalogue } from './model/catalogue';
import { browserClock } from './session/clock';
import type { Config } from './wire/config';
import type { Words } from './i18n/words';
import type { LiveConnection } from './wire/live';
import { Session } from './session/session';
import { lastKnown } from './wire/lastKnown';
import { OwnKeys } from './wire/ownKeys';
import type { SignIn } from './wire/signIn';
import { VehiclePage } from './view/vehiclePage';

const LAST_VEHICLE = 'vehicle';
const SECOND = 1000;
/** AWS IoT authorizes a page anew every five minutes; to ask is one packet. */
const CHECK_EVERY = 15 * SECOND;
/** Until when the state is known to be true is kept so often. */
const KEEP_EVERY = 15 * SECOND;

export interface OpenPageParts {
  readonly config: Config;
  readonly signIn: SignIn;
  readonly api: Api;
  readonly words: Words;
  readonly catalogue: Catalogue;
  readonly vehicles: readonly VehicleEntry[];
  /** The MQTT client is most of the page's code, so it is fetched beside the state and not before it. */
  readonly liveModule: Promise<typeof import('./wire/live')>;
  readonly signedOut: () => void;
  /** Opens the page anew, for the vehicle that it shows. */
  readonly again: () => void;
  readonly broken: (problem: unknown) => void;
}

/** The vehicle that this tab showed last, asked for before the page knows which there are. */
export function lastVehicle(): string | null {
  return sessionStorage.getItem(LAST_VEHICLE);
}

/** The page of a signed-in person: the session, its views and its live connection, from opening to signing out. */
export class OpenPage {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #page: VehiclePage;
  readonly #listening = new AbortController();
  readonly #ticking: ReturnType<typeof setInterval>;
  #live: LiveConnection | undefined;
  /** What was kept last, to be recalled without network. */
  #kept: VehicleView | undefined;

  constructor(private readonly parts: OpenPageParts) {
    const { api, words, config, catalogue, vehicles } = parts;
    const listener = {
      onChange: () => this.#page.update(),
      onHonk: () => this.#page.honk(),
      onOtherCatalogue: () => this.#again(),
      onSignedOut: () => this.#signedOut(),
    };
    const ownKeys = new OwnKeys();
    this.#session = new Session(api, catalogue, vehicles, browserClock, listener, Math.random, ownKeys);
    this.#page = new VehiclePage({
      session: this.#session,
      api,
      words,
      ownKeys,
      atTheCar: config.atTheCar,
      choose: (thing) => this.turnTo(thing),
      signOut: () => this.#signOut(),
    });
    this.element = this.#page.element;
    this.#ticking = setInterval(() => this.#tick(), SECOND);
    void parts.liveModule.then((module) => this.#connect(module)).catch(parts.broken);
  }

  /** Shows that vehicle, or the first one; `early` is its state if it has been asked for already. */
  turnTo(thing: string | null, early?: Promise<VehicleView | undefined>): void {
    const { vehicles } = this.#session;
    const chosen = vehicles.find((candidate) => candidate.thing === thing);
    const entry = chosen ?? vehicles[0];
    if (entry === undefined) return;
    sessionStorage.setItem(LAST_VEHICLE, entry.thing);
    this.#session.turnTo(entry, chosen === undefined ? undefined : early);
    this.#live?.follow(entry.thing);
  }

  /** Shows what was last known of a vehicle, without network. */
  recall(view: VehicleView): void {
    this.turnTo(view.thing);
    this.#session.recall(view);
  }

  #tick(): void {
    this.#session.tick();
    const { catalogue, signIn } = this.parts;
    const view = this.#session.memory;
    if (view === undefined || !this.#session.around.pageConnected) return;
    const isNews = view.snapshot !== this.#kept?.snapshot || view.presence !== this.#kept.presence;
    if (!isNews && view.asOf - (this.#kept?.asOf ?? 0) < KEEP_EVERY) return;
    this.#kept = view;
    lastKnown.keep(signIn.storage, { catalogue, vehicles: this.#session.vehicles, view });
  }

  #connect(module: typeof import('./wire/live')): void {
    if (this.#listening.signal.aborted) return;
    const { config, signIn } = this.parts;
    const { mqttWebSocket: url, authorizerName } = config;
    const watched = (): boolean => document.visibilityState === 'visible';
    const options = {
      url,
      authorizerName,
      tokens: signIn,
      random: Math.random,
      watched,
      checkEvery: CHECK_EVERY,
    };
    const live = new module.LiveConnection(options, this.#session);
    this.#live = live;
    this.#wakeWith(live);
    if (this.#session.thing !== '') live.follow(this.#session.thing);
  }

  /** The browser knows before any keep-alive that the network is gone or that the person is back. */
  #wakeWith(live: LiveConnection): void {
    const { signal } = this.#listening;
    addEventListener('online', () => live.wake(), { signal });
    addEventListener('offline', () => live.lost(), { signal });
    const visible = (): void => void (document.visibilityState === 'visible' && live.wake());
    document.addEventListener('visibilitychange', visible, { signal });
    // Another tab of this person signed out.
    const signedOut = (): void => void (this.parts.signIn.isSignedIn || this.#signedOut());
    addEventListener('storage', signedOut, { signal });
  }

  #signOut(): void {
    this.#forget();
    void this.parts.signIn.signOut().catch(this.parts.broken);
  }

  #signedOut(): void {
    this.#forget();
    this.parts.signedOut();
  }

  /** What the page is made of depends on what the vehicle can do. */
  #again(): void {
    this.#end();
    this.parts.again();
  }

  #end(): void {
    clearInterval(this.#ticking);
    this.#listening.abort();
    this.#live?.stop();
    this.#session.stop();
  }

  /** Nothing of this person stays in the tab or on the device. */
  #forget(): void {
    this.#end();
    sessionStorage.removeItem(LAST_VEHICLE);
    lastKnown.forget();
  }
}
