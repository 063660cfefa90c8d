import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Tokens } from './api';
import { Backoff } from './backoff';
import { readLifecycle, type LifecycleEvent } from '../model/presence';
import { SignedOut } from './signedOut';
import { readDocuments, type ShadowDocuments } from '../model/snapshot';

export type LiveState = 'connecting' | 'connected' | 'disconnected';

export interface LiveListener {
  /** The API has said that the vehicle is no longer this person's. */
  readonly gone: boolean;
  onState(state: LiveState): void;
  /** Subscribed again: what was published meanwhile is lost, so fetch. */
  onSubscribed(): void;
  /** The broker does not let this person in, or not to this vehicle: perhaps it is no longer theirs, so fetch. */
  onRefused(): void;
  onDocuments(thing: string, documents: ShadowDocuments): void;
  onUnreadable(thing: string): void;
  onPresence(thing: string, event: LifecycleEvent): void;
  onSignedOut(): void;
}

/** Milliseconds. AWS IoT gives an authorizer 5 s, and a cold one may need them: who gives up sooner asks it twice. */
const AUTHORIZER_PATIENCE = 8000;
/** Milliseconds: a broker that is busy takes its time. */
const ANSWER_PATIENCE = 10_000;
/** Milliseconds: an answer that takes longer comes from a connection that died while the computer slept. */
const WAKE_PATIENCE = 4000;
/** So many times in a row a broker that starts or stops hangs up on nobody. */
const MANY = 10;

export interface LiveOptions {
  readonly url: string;
  readonly authorizerName?: string | undefined;
  readonly tokens: Tokens;
  readonly random: () => number;
  /** Whether somebody may be looking at the page. */
  readonly watched: () => boolean;
  /**
   * Milliseconds between checks that the vehicle may still be watched: a broker that authorizes anew only stops to send,
   * and silence looks like a parked car.
   */
  readonly checkEvery: number;
}

/**
 * The live connection of a page: MQTT over WebSocket, subscribe only. A new client with a fresh token and a fresh
 * client id for each attempt (two tabs never throw each other out), own back-off with jitter, and at once when the
 * browser says that it is online or visible again.
 */
export class LiveConnection {
  readonly #backoff: Backoff;
  #client: MqttClient | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #check: ReturnType<typeof setTimeout> | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  /** The next attempt brings another token than the last. */
  #fresh = false;
  /** How many attempts in a row the broker has taken and closed before they were subscribed. */
  #hangUps = 0;
  #subscribed = false;
  #thing: string | undefined;

  constructor(
    private readonly options: LiveOptions,
    private readonly listener: LiveListener,
  ) {
    this.#backoff = new Backoff(options.random);
  }

  /** Connects, or follows another vehicle over the connection that there is. */
  follow(thing: string): void {
    const previous = this.#thing;
    this.#thing = thing;
    if (this.#client?.connected === true) {
      if (previous !== undefined && previous !== thing) this.#client.unsubscribe(topicsOf(previous));
      this.#subscribe(this.#client, thing);
    } else {
      void this.#connect();
    }
  }

  /** The network or the person is back: no more waiting; a connection that only seems alive is replaced. */
  wake(): void {
    if (this.#thing === undefined) return;
    if (this.#client?.connected === true) {
      this.#subscribe(this.#client, this.#thing, { patience: WAKE_PATIENCE });
      return;
    }
    this.#backoff.reset();
    void this.#connect();
  }

  /** The browser lost its network: say so at once instead of waiting for the keep-alive. */
  lost(): void {
    if (this.#client?.connected === true) this.#again(this.#attempt);
  }

  stop(): void {
    this.#thing = undefined;
    this.#attempt += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#check);
    clearTimeout(this.#answer);
    this.#client?.end(true);
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    clearTimeout(this.#timer);
    this.#client?.end(true);
    this.#subscribed = false;
    this.listener.onState('connecting');
    try {
      const fresh = this.#fresh;
      this.#fresh = false;
      const token = await this.options.tokens.token(fresh);
      if (attempt === this.#attempt) this.#open(attempt, token);
    } catch (problem) {
      if (problem instanceof SignedOut) this.listener.onSignedOut();
      else this.#again(attempt);
    }
  }

  #open(attempt: number, token: string): void {
    const client = mqtt.connect(this.options.url, this.#optionsWith(attempt, token));
    this.#client = client;
    client.on('connect', () => {
      if (attempt === this.#attempt && this.#thing !== undefined) this.#subscribe(client, this.#thing);
    });
    client.on('message', (topic, payload) => this.#received(topic, payload.toString()));
    client.on('error', (problem) => {
      const refused = 'code' in problem && typeof problem.code === 'number';
      if (refused && attempt === this.#attempt) {
        this.#fresh = true;
        this.listener.onRefused();
      }
      this.#again(attempt, refused);
    });
    client.on('close', () => this.#again(attempt));
  }

  #socket(attempt: number, url: string, protocols: string[]): WebSocket {
    const socket = new WebSocket(url, protocols);
    let state: 'opening' | 'open' | 'ended' = 'opening';
    const ended = (): void => {
      if (state === 'opening') this.#hangUps = 0;
      if (state === 'open' && attempt === this.#attempt && !this.#subscribed) this.#hungUp();
      state = 'ended';
    };
    socket.addEventListener('open', () => (state = 'open'));
    socket.addEventListener('error', ended);
    socket.addEventListener('close', ended);
    return socket;
  }

  /** A refusal, perhaps: AWS IoT hangs up on whom its authorizer refuses, and tells MQTT 3.1.1 no code. */
  #hungUp(): void {
    this.#hangUps += 1;
    const isMany = this.#hangUps >= MANY;
    if (this.#hangUps === 2 || isMany) this.#fresh = true;
    if (this.#hangUps === 1 || isMany) this.listener.onRefused();
  }

  #optionsWith(attempt: number, token: string): IClientOptions {
    const { authorizerName } = this.options;
    const authorizer =
      authorizerName === undefined
        ? ''
        : `?x-amz-customauthorizer-name=${encodeURIComponent(authorizerName)}`;
    return {
      clientId: `page-${crypto.randomUUID()}`,
      // Of more vehicles than a policy holds, the one that is named comes first.
      username: `${this.#thing ?? 'page'}${authorizer}`,
      password: token,
      protocolVersion: 4,
      clean: true,
      keepalive: 30,
      connectTimeout: AUTHORIZER_PATIENCE,
      reconnectPeriod: 0,
      createWebsocket: (url, protocols) => this.#socket(attempt, url, protocols),
    };
  }

  #subscribe(client: MqttClient, thing: string, check?: { patience: number }): void {
    const attempt = this.#attempt;
    clearTimeout(this.#answer);
    this.#answer = setTimeout(() => this.#again(attempt), check?.patience ?? ANSWER_PATIENCE);
    client.subscribe(topicsOf(thing), { qos: 1 }, (problem) => {
      if (client !== this.#client || thing !== this.#thing) return;
      clearTimeout(this.#answer);
      // Only a SUBACK that says no comes with its packet.
      const refused = problem !== null && 'packet' in problem;
      if (refused) this.listener.onRefused();
      if (problem) {
        this.#again(attempt, refused);
        return;
      }
      this.#checkLater(client, thing);
      if (check !== undefined) return;
      this.#backoff.reset();
      this.#hangUps = 0;
      this.#subscribed = true;
      this.listener.onState('connected');
      this.listener.onSubscribed();
    });
  }

  #checkLater(client: MqttClient, thing: string): void {
    clearTimeout(this.#check);
    this.#check = setTimeout(() => {
      if (client !== this.#client || thing !== this.#thing || !client.connected) return;
      if (this.options.watched()) this.#subscribe(client, thing, { patience: ANSWER_PATIENCE });
      else this.#checkLater(client, thing);
    }, this.options.checkEvery);
  }

  #again(attempt: number, refused = false): void {
    if (attempt !== this.#attempt || this.#thing === undefined) return;
    this.#attempt += 1;
    this.#client?.end(true);
    this.listener.onState('disconnected');
    const isRefused = refused || this.listener.gone || this.#hangUps >= MANY;
    const patient = isRefused || !this.options.watched();
    this.#timer = setTimeout(() => void this.#connect(), this.#backoff.delay(patient));
  }

  /** A message that tells no version of the shadow was one all the same: what it was is fetched. */
  #shadow(thing: string, documents: ShadowDocuments | undefined): void {
    if (documents === undefined) this.listener.onUnreadable(thing);
    else this.listener.onDocuments(thing, documents);
  }

  #received(topic: string, payload: string): void {
    const shadow = /^\$aws\/things\/([^/]+)\/shadow\/update\/documents$/.exec(topic);
    const presence = /^\$aws\/events\/presence\/(?:connected|disconnected)\/([^/]+)$/.exec(topic);
    const json = parsed(payload);
    if (shadow?.[1] !== undefined) this.#shadow(shadow[1], readDocuments(json));
    const event = readLifecycle(json);
    if (presence?.[1] !== undefined && event !== undefined) this.listener.onPresence(presence[1], event);
  }
}

function topicsOf(thing: string): string[] {
  return [
    `$aws/things/${thing}/shadow/update/documents`,
    `$aws/events/presence/connected/${thing}`,
    `$aws/events/presence/disconnected/${thing}`,
  ];
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
