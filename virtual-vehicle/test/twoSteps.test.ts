import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstStep } from '../src/model/interlocks';
import { NO_SNAPSHOT, type ShadowDocuments, type Snapshot } from '../src/model/snapshot';
import { Session } from '../src/session/session';
import type { VehicleView } from '../src/wire/answers';
import type { Api } from '../src/wire/api';
import type { Value } from '../src/model/catalogue';
import { eventually } from './patience';
import { CATALOGUE, signal } from './standardCatalogue';

const DOOR = signal('door');
const LOCK = signal('lock');
const entry = { thing: 'tcu', role: 'OWNER', presence: { state: 'ONLINE' } } as const;
const locked = reported({ lock: 'locked', door: 'close', speed: 0 });

function reported(values: Readonly<Record<string, Value>>): Snapshot {
  const leaves = Object.entries(values).map(([key, value]) => [key, { value, at: 0 }]);
  return { ...NO_SNAPSHOT, version: 20, reported: Object.fromEntries(leaves) as Snapshot['reported'] };
}

let now: number;
let asked: string[];
let session: Session;

/** An API that takes every request as one more version, and lets the test answer for the car. */
const api = {
  vehicle: async (thing: string): Promise<VehicleView> => ({
    ...entry,
    thing,
    asOf: now,
    snapshot: locked,
  }),
  vehicles: async () => [entry],
  history: async () => ({ entries: [] }),
  ask: async (_: string, key: string, value: Value, confirmed: boolean) => {
    asked.push(`${key} ${value}${confirmed ? ' confirmed' : ''}`);
    return { version: 20 + asked.length };
  },
  withdraw: async () => 30,
};

const carAnswers = (version: number, state: object): void =>
  session.onDocuments('tcu', {
    previous: null,
    current: { state: { reported: state }, metadata: {}, version },
    timestamp: 50,
  } as unknown as ShadowDocuments);
const unlocked = { lock: 'unlocked', door: 'close', speed: 0 };
const agree = async (): Promise<void> => {
  session.commands.choose(DOOR, 'open');
  session.commands.confirm(DOOR);
  await eventually(() => expect(asked).toEqual(['lock unlocked confirmed']));
};
/** Whatever would have been sent is sent by now: requests go out in the order of the promises. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

beforeEach(async () => {
  now = 50_000;
  asked = [];
  const listener = {
    onChange: () => undefined,
    onHonk: () => undefined,
    onSignedOut: () => undefined,
    onOtherCatalogue: () => undefined,
  };
  const random = (): number => 0.5;
  session = new Session(api as unknown as Api, CATALOGUE, [entry], () => now, listener, random);
  session.turnTo(entry);
  session.onState('connected');
  session.onSubscribed();
  await eventually(() => expect(session.around.pageConnected).toBe(true));
});

afterEach(() => session.stop());

test('a locked door is unlocked first; a car that moves has no first step', () => {
  expect(firstStep(CATALOGUE, DOOR, 'open', locked)).toEqual({ signal: LOCK, value: 'unlocked' });
  const moving = reported({ lock: 'unlocked', speed: 30 });
  expect(firstStep(CATALOGUE, DOOR, 'open', moving)).toBeUndefined();
  const both = reported({ lock: 'locked', speed: 30 });
  expect(firstStep(CATALOGUE, DOOR, 'open', both)).toBeUndefined();
  expect(firstStep(CATALOGUE, DOOR, 'open', reported(unlocked))).toBeUndefined();
});

test('who agrees to unlock and open has the door opened once the car has unlocked, and not before', async () => {
  await agree();
  await settled();
  expect(asked).toEqual(['lock unlocked confirmed']);
  carAnswers(22, { ...unlocked, outcomes: { lock: { status: 'SUCCEEDED', version: 21 } } });
  await eventually(() => expect(asked).toEqual(['lock unlocked confirmed', 'door open confirmed']));
  carAnswers(23, { ...unlocked, outcomes: { lock: { status: 'SUCCEEDED', version: 21 } } });
  await settled();
  expect(asked).toHaveLength(2);
});

const ENDS: Readonly<Record<string, () => void>> = {
  'the car refuses to unlock': () =>
    carAnswers(22, { ...unlocked, lock: 'locked', outcomes: { lock: { status: 'FAILED', version: 21 } } }),
  'something else was pressed': () => session.commands.choose(signal('headlight'), 'on'),
  'the unlocking was canceled': () => void session.commands.withdraw(LOCK),
  'the page lost its connection': () => session.onState('disconnected'),
  'it took too long': () => {
    now += 16_000;
    session.tick();
  },
};

test.each(Object.entries(ENDS))('the door stays closed if %s', async (_, end) => {
  await agree();
  end();
  session.onState('connected');
  carAnswers(24, { ...unlocked, outcomes: { lock: { status: 'SUCCEEDED', version: 21 } } });
  await settled();
  expect(asked).not.toContain('door open confirmed');
});
