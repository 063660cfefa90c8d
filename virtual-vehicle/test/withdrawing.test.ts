import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from './patience';
import { ApiProblem, type Api } from '../src/wire/api';
import type { Value } from '../src/model/catalogue';
import type { Phase } from '../src/model/phase';
import { Session } from '../src/session/session';
import { SlowCloud } from './slowCloud';
import { CATALOGUE, signal } from './standardCatalogue';

const DOOR = signal('door');
const TCU = { thing: 'tcu', role: 'OWNER', presence: { state: 'UNKNOWN' } } as const;
const VAN = { ...TCU, thing: 'van' };
const listener = { onChange: vi.fn(), onHonk: vi.fn(), onSignedOut: vi.fn(), onOtherCatalogue: vi.fn() };
let cloud: SlowCloud;
let session: Session;

beforeEach(async () => {
  cloud = new SlowCloud();
  const api = cloud as unknown as Api;
  session = new Session(
    api,
    CATALOGUE,
    [TCU],
    () => 50_000,
    listener,
    () => 0.5,
  );
  session.turnTo(TCU);
  await eventually(() => expect(session.snapshot.version).toBe(20));
});

afterEach(() => session.stop());

const phase = (): Phase | undefined => session.controls.get('door')?.phase;
const sent = (...calls: string[]): Promise<void> => eventually(() => expect(cloud.sent).toEqual(calls));

function press(value: Value): void {
  session.commands.choose(DOOR, value);
  session.commands.confirm(DOOR);
}

/** All that is under way lands and replies, and what it leads to. */
async function settle(): Promise<void> {
  await eventually(() => {
    while (cloud.underWay > 0) cloud.reply();
    expect(phase()).not.toMatchObject({ withdrawnAt: Infinity });
  });
}

test('what was withdrawn before it was sent is never sent, nor does what it replaced go on', async () => {
  press('close');
  await sent('POST close');
  press('open');
  void session.commands.withdraw(DOOR);
  await settle();
  expect(cloud.sent).toEqual(['POST close', 'DELETE 21']);
  expect(cloud.asked).toBeUndefined();
  expect(phase()).toMatchObject({ kind: 'idle', note: { what: 'withdrawn' } });
});

test('a withdrawal never overtakes the request that it withdraws', async () => {
  press('open');
  await sent('POST open');
  void session.commands.withdraw(DOOR);
  expect(phase()).toMatchObject({ kind: 'waiting', withdrawnAt: Infinity });
  await settle();
  expect(cloud.sent).toEqual(['POST open', 'DELETE 21']);
  expect(phase()).toMatchObject({ kind: 'idle', note: { what: 'withdrawn' } });
});

test('what was asked anew after a withdrawal is sent after it, and waits for its own answer', async () => {
  press('open');
  await sent('POST open');
  void session.commands.withdraw(DOOR);
  press('open');
  cloud.reply();
  await sent('POST open', 'DELETE 21');
  cloud.reply();
  await sent('POST open', 'DELETE 21', 'POST open');
  cloud.reply();
  expect(cloud.asked).toBe('open');
  await eventually(() => expect(phase()).toMatchObject({ kind: 'waiting', wanted: 'open', version: 23 }));
});

test('an owner withdraws what they asked and not what somebody asked since', async () => {
  press('open');
  await sent('POST open');
  cloud.reply();
  await eventually(() => expect(phase()).toMatchObject({ version: 21 }));
  cloud.someoneAsks('close');
  void session.commands.withdraw(DOOR);
  await settle();
  expect(cloud.asked).toBe('close');
  await eventually(() => expect(phase()).toMatchObject({ kind: 'waiting', wanted: 'close' }));
});

test('what somebody asked anew in the same words is told to be theirs, and a second Cancel takes it back', async () => {
  press('open');
  await sent('POST open');
  cloud.reply();
  await eventually(() => expect(phase()).toMatchObject({ version: 21 }));
  cloud.someoneAsks('open');
  void session.commands.withdraw(DOOR);
  await settle();
  await eventually(() => expect(phase()).toMatchObject({ kept: { type: 'changed-meanwhile' } }));
  expect(cloud.asked).toBe('open');
  void session.commands.withdraw(DOOR);
  await settle();
  expect(cloud.sent).toEqual(['POST open', 'DELETE 21', 'DELETE any']);
  expect(phase()).toMatchObject({ kind: 'idle', note: { what: 'withdrawn' } });
});

test('of what somebody else asked only the value that was seen is withdrawn', async () => {
  cloud.someoneAsks('open');
  await session.fetch();
  cloud.someoneAsks('close');
  void session.commands.withdraw(DOOR);
  await settle();
  expect(cloud.sent).toEqual([]);
  await eventually(() => expect(phase()).toMatchObject({ kind: 'waiting', wanted: 'close' }));
  void session.commands.withdraw(DOOR);
  await settle();
  expect(cloud.asked).toBeUndefined();
});

test('a request whose reply got lost is withdrawn if it has landed', async () => {
  press('open');
  await sent('POST open');
  void session.commands.withdraw(DOOR);
  cloud.lose();
  await sent('POST open', 'DELETE any');
  await settle();
  expect(cloud.asked).toBeUndefined();
});

test('an answer that came first is told, not that something was withdrawn', async () => {
  press('open');
  await sent('POST open');
  cloud.reply();
  await eventually(() => expect(phase()).toMatchObject({ version: 21 }));
  cloud.carAnswers('SUCCEEDED');
  void session.commands.withdraw(DOOR);
  await settle();
  await eventually(() => expect(phase()).toMatchObject({ kind: 'confirmed', wanted: 'open' }));
  await session.commands.withdraw(DOOR);
  expect(cloud.sent).toEqual(['POST open', 'DELETE 21']);
});

test('what could not be withdrawn goes on waiting, says why, and can be tried again', async () => {
  press('open');
  await sent('POST open');
  cloud.reply();
  await eventually(() => expect(phase()).toMatchObject({ version: 21 }));
  const busy = new ApiProblem('temporarily-unavailable', '', 503);
  vi.spyOn(cloud, 'withdraw').mockRejectedValueOnce(busy);
  await session.commands.withdraw(DOOR);
  expect(phase()).toMatchObject({ kind: 'waiting', wanted: 'open', kept: { type: busy.type } });
  void session.commands.withdraw(DOOR);
  await settle();
  expect(cloud.asked).toBeUndefined();
});

test('if what an unsent request replaced can not be withdrawn, the control waits for that', async () => {
  press('close');
  await sent('POST close');
  press('open');
  const busy = new ApiProblem('temporarily-unavailable', '', 503);
  vi.spyOn(cloud, 'withdraw').mockRejectedValueOnce(busy);
  void session.commands.withdraw(DOOR);
  await settle();
  await eventually(() =>
    expect(phase()).toMatchObject({ kind: 'waiting', wanted: 'close', kept: { type: busy.type } }),
  );
});

test('a withdrawal is sent also when another vehicle is shown by then, and an unsent request is not', async () => {
  press('open');
  await sent('POST open');
  void session.commands.withdraw(DOOR);
  press('close');
  session.turnTo(VAN);
  session.turnTo(TCU);
  await sent('POST open');
  cloud.reply();
  await sent('POST open', 'DELETE 21');
  await settle();
  await session.fetch();
  expect(cloud.sent).toEqual(['POST open', 'DELETE 21']);
  expect(phase()).toMatchObject({ kind: 'idle' });
});

test('after signing out nothing more is asked', async () => {
  press('close');
  await sent('POST close');
  press('open');
  session.stop();
  cloud.reply();
  await new Promise((done) => setImmediate(done));
  expect(cloud.sent).toEqual(['POST close']);
});
