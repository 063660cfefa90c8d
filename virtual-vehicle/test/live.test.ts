import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from './patience';
import { LiveConnection, type LiveListener, type LiveState } from '../src/wire/live';
import { SignedOut } from '../src/wire/signedOut';
import { Broker } from './broker';

let broker: Broker;
let port: number;
let live: LiveConnection;
let issued: number;
let signedOut: boolean;
let fresh: boolean[];
const states: LiveState[] = [];
const listener = {
  gone: false,
  onState: (state: LiveState) => void states.push(state),
  onSubscribed: vi.fn(),
  onRefused: vi.fn(),
  onDocuments: vi.fn(),
  onPresence: vi.fn(),
  onUnreadable: vi.fn(),
  onSignedOut: vi.fn(),
} satisfies LiveListener;

beforeEach(async () => {
  vi.clearAllMocks();
  states.length = 0;
  issued = 0;
  signedOut = false;
  fresh = [];
  broker = new Broker();
  port = await broker.start();
  live = connection();
});

afterEach(async () => {
  live.stop();
  await broker.stop();
});

function connection(authorizerName?: string): LiveConnection {
  const token = async (other = false): Promise<string> => {
    fresh.push(other);
    if (signedOut) throw new SignedOut();
    return `token-${++issued}`;
  };
  const url = `ws://127.0.0.1:${port}/mqtt`;
  const options = {
    url,
    authorizerName,
    tokens: { token },
    random: () => 0.5,
    watched: () => true,
    checkEvery: 100,
  };
  return new LiveConnection(options, listener);
}

const connectedTimes = (times: number): Promise<void> =>
  eventually(() => expect(listener.onSubscribed).toHaveBeenCalledTimes(times));

test('it subscribes to one vehicle, tells to fetch, and never publishes', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  expect(broker.subscribed).toEqual([
    '$aws/things/tcu/shadow/update/documents',
    '$aws/events/presence/connected/tcu',
    '$aws/events/presence/disconnected/tcu',
  ]);
  expect(states.at(-1)).toBe('connected');
  expect(broker.published.filter((topic) => !topic.startsWith('$SYS'))).toEqual([]);
});

test('it hands on what the shadow and the presence say, and survives what is not JSON', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  const unreadable = ['not JSON', '["x"]', '{"current":{"state":{}}}'];
  for (const payload of unreadable) broker.send('$aws/things/tcu/shadow/update/documents', payload);
  broker.send('$aws/things/tcu/shadow/update/documents', '{"current":{"version":7},"timestamp":7}');
  broker.send('$aws/events/presence/disconnected/tcu', '{"timestamp":"now"}');
  const left = { eventType: 'disconnected', timestamp: 8 };
  broker.send('$aws/events/presence/disconnected/tcu', JSON.stringify(left));
  await eventually(() => expect(listener.onPresence.mock.calls).toEqual([['tcu', left]]));
  const current = { version: 7, state: {}, metadata: {} };
  expect(listener.onDocuments.mock.calls).toEqual([['tcu', { previous: null, current, timestamp: 7 }]]);
  expect(listener.onUnreadable.mock.calls).toEqual(unreadable.map(() => ['tcu']));
});

test('after a broker restart it is back with a fresh token and another client id, and fetches again', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  await broker.stop();
  await eventually(() => expect(states).toContain('disconnected'));
  await broker.start(port);
  await connectedTimes(2);
  expect(broker.passwords[0]).toBe('token-1');
  expect(broker.passwords.at(-1)).not.toBe('token-1');
  expect(new Set(broker.clientIds).size).toBe(broker.clientIds.length);
});

test('a refused token is not the end: it asks for another one and tries again', async () => {
  broker.refuse = true;
  live.follow('tcu');
  await eventually(() => expect(broker.passwords.length).toBeGreaterThan(1));
  expect(listener.onRefused).toHaveBeenCalled();
  broker.refuse = false;
  await connectedTimes(1);
  expect(new Set(broker.passwords).size).toBe(broker.passwords.length);
  expect(fresh.slice(0, 2)).toEqual([false, true]);
});

test('the authorizer is named in the user name, as AWS IoT wants it', async () => {
  live.stop();
  live = connection('pages');
  live.follow('tcu');
  await connectedTimes(1);
  expect(broker.userNames).toEqual(['tcu?x-amz-customauthorizer-name=pages']);
});

test('turning to another vehicle uses the connection that there is', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  live.follow('van');
  await connectedTimes(2);
  expect(broker.clientIds).toHaveLength(1);
  expect(broker.subscribed).toContain('$aws/things/van/shadow/update/documents');
});

test('a vehicle that may no longer be watched is noticed, though the broker only falls silent', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  broker.withhold = true;
  await eventually(() => expect(listener.onRefused).toHaveBeenCalled());
  expect(states.at(-1)).not.toBe('connected');
  broker.withhold = false;
  await connectedTimes(2);
});

test('a check that finds all well tells nothing', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  await eventually(() => expect(broker.subscribed.length).toBeGreaterThanOrEqual(9));
  expect(states).toEqual(['connecting', 'connected']);
  expect(listener.onSubscribed).toHaveBeenCalledTimes(1);
});

test('without a token to be had the person is asked to sign in, and nothing is tried again', async () => {
  signedOut = true;
  live.follow('tcu');
  await eventually(() => expect(listener.onSignedOut).toHaveBeenCalledTimes(1));
  expect(broker.clientIds).toEqual([]);
});

test('a network that the browser reports as lost is shown at once', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  live.lost();
  expect(states.at(-1)).toBe('disconnected');
  live.wake();
  await connectedTimes(2);
});

test('who wakes with a connection that died in their sleep gets another one', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  broker.mute = true;
  live.wake();
  await eventually(() => expect(states.at(-1)).toBe('disconnected'));
  broker.mute = false;
  await connectedTimes(2);
  expect(broker.clientIds).toHaveLength(2);
});

test('who wakes with a connection that lives keeps it', async () => {
  live.follow('tcu');
  await connectedTimes(1);
  const before = broker.subscribed.length;
  live.wake();
  await eventually(() => expect(broker.subscribed.length).toBeGreaterThan(before));
  expect(broker.clientIds).toHaveLength(1);
});
