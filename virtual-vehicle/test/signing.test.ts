import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Value } from '../src/model/catalogue';
import { face } from '../src/model/face';
import { readProving, type KnownKey } from '../src/model/proving';
import type { ShadowDocuments } from '../src/model/snapshot';
import { Session } from '../src/session/session';
import type { Signer } from '../src/session/signing';
import type { VehicleView } from '../src/wire/answers';
import type { Api } from '../src/wire/api';
import { eventually } from './patience';
import { CATALOGUE, signal } from './standardCatalogue';

const DOOR = signal('door');
const TRUNK = signal('trunk');
const LOCK = signal('lock');
const OWN = { id: 'own', role: 'OWNER', name: 'Zoë' } as const;
const entry = { thing: 'tcu', role: 'OWNER', presence: { state: 'ONLINE' } } as const;

/** A device that signs when the test says so: each line is what it was asked to sign. */
class Device implements Signer {
  has = true;
  readonly asked: string[] = [];
  readonly aborted: string[] = [];
  readonly #answers: ((proof: string | undefined) => void)[] = [];

  find(): KnownKey | undefined {
    return this.has ? OWN : undefined;
  }

  sign({ thing, signal, value, key }: Parameters<Signer['sign']>[0], abort: AbortSignal) {
    const what = `${thing} ${signal} ${value} ${key}`;
    this.asked.push(what);
    return new Promise<string | undefined>((resolve) => {
      this.#answers.push(resolve);
      abort.addEventListener('abort', () => {
        this.aborted.push(what);
        resolve(undefined);
      });
    });
  }

  /** The person answers the oldest question. */
  answer(proof: string | undefined): void {
    this.#answers.shift()?.(proof);
  }
}

let device: Device;
let sent: string[];
let session: Session;
let proof: object;
let reported: Readonly<Record<string, Value>>;

const api = {
  vehicle: async (thing: string): Promise<VehicleView> => ({
    ...entry,
    thing,
    asOf: 50_000,
    snapshot: {
      version: 20,
      reported: Object.fromEntries(Object.entries(reported).map(([key, value]) => [key, { value, at: 0 }])),
      asked: {},
      outcomes: {},
      proving: readProving(proof),
    },
  }),
  vehicles: async () => [entry],
  history: async () => ({ entries: [] }),
  ask: async (_: string, key: string, value: Value, confirmed: boolean, proven?: string) => {
    sent.push([key, value, ...(confirmed ? ['confirmed'] : []), ...(proven ? [proven] : [])].join(' '));
    return { version: 20 + sent.length };
  },
};
const state = (key: string): string => face(session.controls.get(key) as never, session.around);
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};
const start = async (require: string): Promise<void> => {
  proof = { require, keys: [OWN] };
  const listener = {
    onChange: () => undefined,
    onHonk: () => undefined,
    onSignedOut: () => undefined,
    onOtherCatalogue: () => undefined,
  };
  const clock = (): number => 50_000;
  session = new Session(api as unknown as Api, CATALOGUE, [entry], clock, listener, () => 0.5, device);
  session.turnTo(entry);
  session.onState('connected');
  session.onSubscribed();
  await eventually(() => expect(session.around.pageConnected).toBe(true));
};

beforeEach(() => {
  device = new Device();
  sent = [];
  reported = { lock: 'unlocked', door: 'close', trunk: 'close', speed: 0 };
});

afterEach(() => session.stop());

test('one press asks the device to sign what was pressed, and nothing else is asked', async () => {
  await start('confirm');
  session.commands.choose(DOOR, 'open');
  await settled();
  expect(device.asked).toEqual(['tcu door open own']);
  expect(state('door')).toBe('confirming');
  session.commands.confirm(DOOR);
  await settled();
  expect(sent).toEqual([]);
  device.answer('PROOF');
  await eventually(() => expect(sent).toEqual(['door open confirmed PROOF']));
  expect(state('door')).toBe('waiting');
});

test('who does not sign sends nothing, and is told so', async () => {
  await start('confirm');
  session.commands.choose(DOOR, 'open');
  await settled();
  device.answer(undefined);
  await eventually(() => expect(state('door')).toBe('problem'));
  expect(sent).toEqual([]);
});

test('who says no on the page takes the question from the device too', async () => {
  await start('confirm');
  session.commands.choose(DOOR, 'open');
  await settled();
  session.commands.dismiss(DOOR);
  await settled();
  expect(device.aborted).toEqual(['tcu door open own']);
  expect(state('door')).toBe('idle');
  session.commands.choose(DOOR, 'open');
  await settled();
  device.answer(undefined);
  device.answer('PROOF');
  await eventually(() => expect(sent).toEqual(['door open confirmed PROOF']));
});

test('what needs no proof is sent as ever, and what needs one of a device without a key is asked as ever', async () => {
  await start('confirm');
  session.commands.choose(DOOR, 'close');
  await eventually(() => expect(sent).toEqual(['door close']));
  device.has = false;
  session.commands.choose(TRUNK, 'open');
  session.commands.confirm(TRUNK);
  await eventually(() => expect(sent).toEqual(['door close', 'trunk open confirmed']));
  expect(device.asked).toEqual([]);
});

test('a car that requires a proof of everything has everything signed, one question at a time', async () => {
  await start('all');
  session.commands.choose(DOOR, 'close');
  session.commands.choose(TRUNK, 'close');
  await settled();
  expect(device.asked).toEqual(['tcu door close own']);
  device.answer('ONE');
  await eventually(() => expect(device.asked).toHaveLength(2));
  device.answer('TWO');
  await eventually(() => expect(sent).toEqual(['door close confirmed ONE', 'trunk close confirmed TWO']));
});

test('of two steps each is signed, the second once the first is done', async () => {
  reported = { ...reported, lock: 'locked' };
  await start('confirm');
  session.commands.choose(DOOR, 'open');
  await settled();
  expect(device.asked).toEqual([]);
  session.commands.confirm(DOOR);
  await settled();
  expect(device.asked).toEqual(['tcu lock unlocked own']);
  device.answer('ONE');
  await eventually(() => expect(sent).toEqual(['lock unlocked confirmed ONE']));
  const unlocked = { ...reported, lock: 'unlocked', proof };
  const document = { ...unlocked, outcomes: { lock: { status: 'SUCCEEDED', version: 21 } } };
  session.onDocuments('tcu', {
    previous: null,
    current: { state: { reported: document }, metadata: {}, version: 22 },
    timestamp: 50,
  } as unknown as ShadowDocuments);
  await eventually(() => expect(device.asked).toEqual(['tcu lock unlocked own', 'tcu door open own']));
  expect(session.controls.get(LOCK.key)?.phase.kind).toBe('confirmed');
  device.answer('TWO');
  await eventually(() => expect(sent).toEqual(['lock unlocked confirmed ONE', 'door open confirmed TWO']));
});

test('a proof that waits in the document is no request of a signal', async () => {
  await start('confirm');
  session.onDocuments('tcu', {
    previous: null,
    current: {
      state: { desired: { door: 'open', door_proof: '1.x' }, reported: { proof } },
      metadata: {},
      version: 22,
    },
    timestamp: 50,
  } as unknown as ShadowDocuments);
  expect(Object.keys(session.snapshot.asked)).toEqual(['door']);
  expect(session.snapshot.proving).toEqual({ require: 'confirm', keys: [OWN] });
});
