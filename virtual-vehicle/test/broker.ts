import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Aedes, type AedesPublishPacket, type Client } from 'aedes';
import { vi } from 'vitest';
import { WebSocket, WebSocketServer, createWebSocketStream } from 'ws';

// Node has a WebSocket of its own from 22 on only, and MQTT.js wants this one.
vi.stubGlobal('WebSocket', WebSocket);

/** A real broker on a real socket. */
export class Broker {
  readonly passwords: string[] = [];
  readonly clientIds: string[] = [];
  readonly userNames: string[] = [];
  readonly published: string[] = [];
  readonly subscribed: string[] = [];
  refuse = false;
  withhold = false;
  /** Takes what is sent and answers nothing, as at the far end of a connection that died in a computer's sleep. */
  mute = false;
  /** Closes on whoever asks to be let in, and says nothing: so does AWS IoT, where the authorizer refuses. */
  hangUp = false;
  hungUp = 0;
  #aedes: Aedes | undefined;
  #server: Server | undefined;
  #sockets: WebSocketServer | undefined;

  async start(port = 0): Promise<number> {
    this.#aedes = await Aedes.createBroker();
    this.#aedes.authenticate = (client: Client, user, password, done) => {
      this.clientIds.push(client.id);
      this.userNames.push(String(user));
      this.passwords.push(String(password));
      done(null, !this.refuse);
    };
    this.#aedes.authorizeSubscribe = (_, subscription, done) => {
      if (!this.mute) done(null, this.withhold ? null : subscription);
    };
    this.#aedes.on('publish', (packet, client) => client !== null && this.published.push(packet.topic));
    this.#aedes.on('subscribe', (topics) => this.subscribed.push(...topics.map(({ topic }) => topic)));
    this.#server = createServer();
    this.#sockets = new WebSocketServer({ server: this.#server });
    this.#sockets.on('connection', (socket) => this.#accept(socket));
    await new Promise<void>((resolve) => this.#server?.listen(port, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  send(topic: string, payload: string): void {
    const packet = {
      cmd: 'publish',
      topic,
      payload: Buffer.from(payload),
      qos: 0,
      retain: false,
      dup: false,
    };
    this.#aedes?.publish(packet as AedesPublishPacket, () => undefined);
  }

  cut(): void {
    this.#sockets?.clients.forEach((socket) => socket.terminate());
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
    this.#aedes?.close();
  }

  #accept(socket: WebSocket): void {
    if (!this.hangUp) {
      this.#aedes?.handle(createWebSocketStream(socket));
      return;
    }
    socket.once('message', () => {
      this.hungUp += 1;
      socket.terminate();
    });
  }
}
