import { readFileSync } from 'node:fs';
import type { Body } from '../src/model/json';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Aedes, type AedesPublishPacket } from 'aedes';
import { WebSocketServer, createWebSocketStream } from 'ws';
import { findSignal, type Catalogue } from '../src/model/catalogue';
import { MockCar } from './mockCar';
import { mockIssuer } from './mockIssuer';

const HERE = import.meta.dirname;
const SITE = process.env['SITE'] ?? join(HERE, '../target/site');
const CATALOGUE =
  process.env['CATALOGUE'] ??
  join(HERE, '../../vehicle-contract/src/main/resources/io/vehicleshadow/vehicle/signal/catalogue.json');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
};

/** The built page, the API, the broker and a sign-in in one process, to develop the page without the other modules. */
export class MockCloud {
  readonly cars = new Map<string, MockCar>();
  readonly catalogue = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Catalogue;
  #server: Server | undefined;
  #broker: Aedes | undefined;
  #sockets: WebSocketServer | undefined;

  constructor(things: readonly string[]) {
    for (const thing of things) this.cars.set(thing, new MockCar(thing, this.#events()));
  }

  /** @returns the base URL; port 0 takes a free one */
  async start(port: number): Promise<string> {
    this.#server = createServer((request, response) => void this.#handle(request, response));
    this.#broker = await Aedes.createBroker();
    this.#sockets = new WebSocketServer({ server: this.#server, path: '/mqtt' });
    this.#sockets.on('connection', (socket) => this.#broker?.handle(createWebSocketStream(socket)));
    await new Promise<void>((resolve) => this.#server?.listen(port, '127.0.0.1', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts every page off and refuses them for so long. */
  async restartBroker(milliseconds: number): Promise<void> {
    this.#sockets?.clients.forEach((socket) => socket.terminate());
    const refuse = (request: IncomingMessage): void => void request.socket.destroy();
    const listeners = this.#server?.listeners('upgrade') ?? [];
    this.#server?.removeAllListeners('upgrade').on('upgrade', refuse);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.#server?.removeAllListeners('upgrade');
    listeners.forEach((listener) => this.#server?.on('upgrade', listener as never));
  }

  stop(): void {
    this.#sockets?.clients.forEach((socket) => socket.terminate());
    this.#broker?.close();
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  #events() {
    return {
      documents: (thing: string, documents: unknown) =>
        this.#publish(`$aws/things/${thing}/shadow/update/documents`, documents),
      presence: (thing: string, connected: boolean, timestamp: number, versionNumber: number) => {
        const eventType = connected ? 'connected' : 'disconnected';
        const event = {
          clientId: thing,
          timestamp,
          eventType,
          sessionIdentifier: `s${versionNumber}`,
          versionNumber,
        };
        this.#publish(`$aws/events/presence/${eventType}/${thing}`, event);
      },
    };
  }

  #publish(topic: string, json: unknown): void {
    const packet = {
      cmd: 'publish',
      topic,
      payload: Buffer.from(JSON.stringify(json)),
      qos: 0,
      retain: false,
      dup: false,
    };
    this.#broker?.publish(packet as AedesPublishPacket, () => undefined);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const body = await text(request);
    if (url.pathname.startsWith('/issuer')) mockIssuer(url, body, response);
    else if (url.pathname.startsWith('/api/')) this.#api(request.method ?? 'GET', url, body, response);
    else if (url.pathname.startsWith('/car/')) this.#car(url, body, response);
    else if (url.pathname === '/config.json') answer(response, 200, configOf(url.origin));
    else file(url, response);
  }

  #api(method: string, url: URL, body: string, response: ServerResponse): void {
    const [, , root, thing, what, key] = url.pathname.split('/');
    if (root === 'me')
      return answer(response, method === 'PUT' ? 204 : 200, { user: 'demo', pin: { set: false } });
    if (thing === undefined) return answer(response, 200, { vehicles: [...this.cars.values()].map(entryOf) });
    const car = this.cars.get(thing);
    if (car === undefined)
      return answer(response, 404, { type: 'urn:vehicle-shadow:problem:no-such-vehicle' });
    if (what === undefined) return answer(response, 200, this.#view(car));
    if (what === 'signals') return answer(response, 200, this.catalogue);
    if (what === 'history') return answer(response, 200, { entries: car.history.slice(0, 20) });
    if (what === 'name') {
      car.label = JSON.parse(body) as typeof car.label;
      return answer(response, 200, { thing, ...car.label });
    }
    if (what === 'voice') return answer(response, 200, { mayOpen: false });
    if (what === 'drivers')
      return answer(response, 200, { drivers: [{ user: 'demo', role: 'OWNER', since: '' }] });
    if (method === 'DELETE' && key !== undefined) {
      car.update({ [key]: null }, {});
      return answer(response, 200, { version: car.shadow.version });
    }
    const { signals } = JSON.parse(body) as Body<'CommandRequest'>;
    const version = car.ask(signals, 'demo');
    const answers = Object.entries(this.#view(car).asked);
    return answer(response, 202, { thing, version, signals: Object.fromEntries(answers) });
  }

  #car(url: URL, body: string, response: ServerResponse): void {
    const car = this.cars.get(url.pathname.split('/')[2] ?? '');
    if (car === undefined) return answer(response, 404, {});
    const deed = JSON.parse(body || '{}') as Record<string, unknown>;
    if ('connection' in deed) car.connect(deed['connection'] === 'restore');
    else if ('ecu' in deed) {
      for (const [key, state] of Object.entries(deed['ecu'] as object)) car.jam(key, state === 'jammed');
    } else if (body !== '') car.byHand(deed);
    const ecu = Object.fromEntries([...car.jammed].map((key) => [key, 'jammed']));
    return answer(response, 200, { connection: car.online ? 'up' : 'down', ecu });
  }

  #view(car: MockCar) {
    const { state, metadata, version } = car.shadow;
    const { outcomes, ...reported } = state.reported ?? {};
    const at = (section: Record<string, unknown> | undefined, key: string): number =>
      ((section?.[key] as { timestamp: number } | undefined)?.timestamp ?? 0) * 1000;
    const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
    const stale = (key: string): number => 1000 * (findSignal(this.catalogue, key)?.staleAfterSeconds ?? 60);
    const asked = Object.entries(state.desired ?? {}).map(([key, value]) => {
      const time = at(metadata.desired, key);
      return [key, { value, at: iso(time), staleAt: iso(time + stale(key)), status: 'IN_PROGRESS' }];
    });
    return {
      ...entryOf(car),
      version,
      asOf: iso(Date.now()),
      reported: Object.fromEntries(
        Object.entries(reported).map(([key, value]) => [key, { value, at: iso(at(metadata.reported, key)) }]),
      ),
      asked: Object.fromEntries(asked) as Record<string, unknown>,
      outcomes: outcomes ?? {},
    };
  }
}

function entryOf(car: MockCar) {
  const presence = { state: car.online ? 'ONLINE' : 'OFFLINE', since: new Date(car.since).toISOString() };
  return { thing: car.thing, ...car.label, role: 'OWNER', presence };
}

function configOf(origin: string) {
  return {
    api: `${origin}/api`,
    mqttWebSocket: `${origin.replace('http', 'ws')}/mqtt`,
    authority: `${origin}/issuer`,
    clientId: 'page',
    scope: 'openid profile',
    atTheCar: `${origin}/car`,
  };
}

function file(url: URL, response: ServerResponse): void {
  const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
  const headers = JSON.parse(readFileSync(join(HERE, '../security-headers.json'), 'utf8')) as {
    headers: Record<string, string>;
  };
  for (const [name, value] of Object.entries(headers.headers)) {
    response.setHeader(name, value.replace('{connect}', url.origin.replace('http', 'ws')));
  }
  try {
    const content = readFileSync(join(SITE, path));
    response
      .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
}

export function answer(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(status === 204 ? undefined : JSON.stringify(json));
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
