import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from './patience';
import { Backoff } from '../src/wire/backoff';
import { LiveConnection } from '../src/wire/live';
import { Broker } from './broker';

let broker: Broker;
let port: number;
let live: LiveConnection;
let fresh: boolean[];
let patient: boolean[];
const listener = {
  gone: false,
  onState: vi.fn(),
  onSubscribed: vi.fn(),
  onRefused: vi.fn(),
  onDocuments: vi.fn(),
  onPresence: vi.fn(),
  onUnreadable: vi.fn(),
  onSignedOut: vi.fn(),
};

beforeEach(async () => {
  vi.resetAllMocks();
  listener.gone = false;
  fresh = [];
  patient = [];
  vi.spyOn(Backoff.prototype, 'delay').mockImplementation((isPatient) => {
    patient.push(isPatient);
    return 1;
  });
  broker = new Broker();
  port = await broker.start();
  live = new LiveConnection(
    {
      url: `ws://127.0.0.1:${port}/mqtt`,
      tokens: { token: async (other = false) => `token-${fresh.push(other)}` },
      random: () => 0.5,
      watched: () => true,
      checkEvery: 60_000,
    },
    listener,
  );
});

afterEach(async () => {
  live.stop();
  await broker.stop();
  vi.restoreAllMocks();
});

const hungUpTimes = (times: number): Promise<void> =>
  eventually(() => expect(patient.length).toBeGreaterThanOrEqual(times));

test('who is hung up on without a word asks once whether the vehicle is still theirs', async () => {
  broker.hangUp = true;
  live.follow('tcu');
  await hungUpTimes(4);
  expect(listener.onRefused).toHaveBeenCalledTimes(1);
});

test('who is hung up on twice brings a fresh token', async () => {
  broker.hangUp = true;
  live.follow('tcu');
  await hungUpTimes(4);
  expect(fresh.slice(0, 4)).toEqual([false, false, true, false]);
});

test('who is hung up on and has lost the vehicle tries seldom', async () => {
  listener.onRefused.mockImplementation(() => (listener.gone = true));
  broker.hangUp = true;
  live.follow('tcu');
  await hungUpTimes(3);
  expect(patient).not.toContain(false);
});

test('who is hung up on again and again tries seldom, though the API has nothing against it', async () => {
  broker.hangUp = true;
  live.follow('tcu');
  await hungUpTimes(12);
  expect(patient.slice(0, 12)).toEqual([...Array(9).fill(false), true, true, true]);
  broker.hangUp = false;
  await eventually(() => expect(listener.onSubscribed).toHaveBeenCalled());
});

test('who is let in and cut off again is not taken for refused', async () => {
  live.follow('tcu');
  for (let times = 1; times <= 12; times++) {
    await eventually(() => expect(listener.onSubscribed).toHaveBeenCalledTimes(times));
    broker.cut();
  }
  expect(listener.onRefused).not.toHaveBeenCalled();
  expect(patient).not.toContain(true);
});

test('a broker that is away refuses nobody: however long, the page tries often', async () => {
  await broker.stop();
  live.follow('tcu');
  await hungUpTimes(20);
  expect(patient).not.toContain(true);
  expect(listener.onRefused).not.toHaveBeenCalled();
  await broker.start(port);
  await eventually(() => expect(listener.onSubscribed).toHaveBeenCalled());
  expect(fresh).not.toContain(true);
});

test('a broker that hangs up while it stops is tried often when it is away', async () => {
  broker.hangUp = true;
  live.follow('tcu');
  await hungUpTimes(8);
  await broker.stop();
  const before = patient.length;
  await hungUpTimes(before + 12);
  expect(patient.slice(before + 1)).not.toContain(true);
});
