import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from './patience';
import type { History } from '../src/model/history';
import type { VehicleEntry, VehicleView } from '../src/wire/answers';
import { ApiProblem, type Api } from '../src/wire/api';
import type { Value } from '../src/model/catalogue';
import { face } from '../src/model/face';
import { Session } from '../src/session/session';
import { SignedOut } from '../src/wire/signedOut';
import type { ShadowDocuments, Snapshot } from '../src/model/snapshot';
import { CATALOGUE, signal } from './standardCatalogue';

const DOOR = signal('door');
const HEADLIGHT = signal('headlight');
const closed: Snapshot = {
  version: 20,
  reported: { door: { value: 'close', at: 0 } },
  asked: {},
  outcomes: {},
};

/** An API that answers what the test puts into it, and remembers what was asked. */
class FakeApi {
  snapshot = closed;
  catalogue = 'standard';
  problem: Error | undefined;
  readonly asked: { signal: string; value: Value; confirmed: boolean }[] = [];
  async vehicle(thing: string): Promise<VehicleView> {
    if (this.problem) throw this.problem;
    return {
      thing,
      role: 'OWNER',
      presence: { state: 'ONLINE', since: 1 },
      asOf: 50_000,
      catalogue: this.catalogue,
      snapshot: this.snapshot,
    };
  }
  others: VehicleEntry[] = [];
  async vehicles(): Promise<VehicleEntry[]> {
    return this.others;
  }
  async history(): Promise<History> {
    return { entries: [] };
  }
  async ask(_: string, signal: string, value: Value, confirmed: boolean): Promise<{ version: number }> {
    this.asked.push({ signal, value, confirmed });
    if (this.problem) throw this.problem;
    return { version: 21 };
  }
}

let api: FakeApi;
let session: Session;
const listener = { onChange: vi.fn(), onHonk: vi.fn(), onSignedOut: vi.fn(), onOtherCatalogue: vi.fn() };
const entry = { thing: 'tcu', role: 'OWNER', presence: { state: 'UNKNOWN' } } as const;
const document = (version: number, reported: object): ShadowDocuments => ({
  previous: null,
  current: { state: { reported: reported as never }, metadata: {}, version },
  timestamp: 50,
});
const sessionOf = (fake: FakeApi): Session =>
  new Session(
    fake as unknown as Api,
    { ...CATALOGUE, digest: 'standard' },
    [entry],
    () => 40_000,
    listener,
    () => 0.5,
  );
const door = (): string => face(session.controls.get('door') as never, session.around);

afterEach(() => session.stop());

beforeEach(async () => {
  vi.clearAllMocks();
  api = new FakeApi();
  session = sessionOf(api);
  session.turnTo(entry);
  await eventually(() => expect(session.snapshot.version).toBe(20));
  session.onState('connected');
  session.onSubscribed();
  await eventually(() => expect(session.around.pageConnected).toBe(true));
});

test('ages are told by the clock of the service, not by that of the browser', () => {
  expect(session.now()).toBe(50_000);
});

test('an older version than the one on screen is dropped, from the broker and from the API', async () => {
  session.onDocuments('tcu', document(25, { door: 'open' }));
  session.onDocuments('tcu', document(24, { door: 'close' }));
  api.snapshot = closed;
  await session.fetch();
  expect(session.snapshot.reported['door']?.value).toBe('open');
  expect(session.snapshot.version).toBe(25);
});

test('nothing is asked of the car before a person has confirmed an opening', async () => {
  session.commands.choose(DOOR, 'open');
  expect(api.asked).toEqual([]);
  session.commands.confirm(DOOR);
  session.commands.confirm(DOOR);
  await eventually(() => expect(door()).toBe('waiting'));
  await eventually(() => expect(api.asked).toEqual([{ signal: 'door', value: 'open', confirmed: true }]));
});

test('the answer of the car ends the waiting and gives the median its time', async () => {
  session.commands.choose(DOOR, 'close');
  session.onDocuments(
    'tcu',
    document(22, { door: 'close', outcomes: { door: { status: 'SUCCEEDED', version: 21 } } }),
  );
  await eventually(() => expect(door()).toBe('confirmed'));
  expect(session.medianSeconds).toBe(0);
});

test('what the API refuses stays with the control, in its words', async () => {
  api.problem = new ApiProblem('temporarily-unavailable', 'The vehicle’s shadow did not answer', 503);
  session.commands.choose(DOOR, 'close');
  await eventually(() => expect(door()).toBe('problem'));
});

test('a press that finds the sign-in ended asks for another, and blames no network', async () => {
  api.problem = new SignedOut();
  session.commands.choose(DOOR, 'close');
  await eventually(() => expect(listener.onSignedOut).toHaveBeenCalledTimes(1));
});

test('a cut connection greys the controls until the state has been fetched again', async () => {
  session.onState('disconnected');
  expect(door()).toBe('disconnected');
  session.onState('connected');
  expect(door()).toBe('disconnected');
  session.onSubscribed();
  await eventually(() => expect(door()).toBe('idle'));
});

test('who loses one of two vehicles is offered the other, and the lost one no longer', async () => {
  const van = { thing: 'van', role: 'DRIVER', presence: { state: 'ONLINE' } } as const;
  session.vehicles = [entry, van];
  api.others = [van];
  api.problem = new ApiProblem('no-such-vehicle', '', 404);
  await session.fetch();
  expect(session.vehicles.map(({ thing }) => thing)).toEqual(['van']);
});

test('a vehicle that is given back is one of those offered again', async () => {
  api.problem = new ApiProblem('no-such-vehicle', '', 404);
  await session.fetch();
  api.problem = undefined;
  api.others = [entry];
  await session.fetch();
  await eventually(() => expect(session.vehicles).toEqual([entry]));
  expect(session.gone).toBe(false);
});

test('a late no does not take away for good what has been given back', async () => {
  let no: () => void = () => undefined;
  const asked = vi
    .spyOn(api, 'vehicle')
    .mockImplementationOnce(
      () => new Promise((_, reject) => (no = () => reject(new ApiProblem('no-such-vehicle', '', 404)))),
    );
  const first = session.fetch();
  await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
  await session.fetch();
  no();
  await first;
  expect(session.gone).toBe(true);
  await eventually(() => expect(session.gone).toBe(false));
});

test('a vehicle that was taken away is said to be gone', async () => {
  api.problem = new ApiProblem('no-such-vehicle', '', 404);
  await session.fetch();
  expect(session.gone).toBe(true);
  expect(door()).toBe('disconnected');
});

test('who lost the vehicle is told nothing new of it, also while the broker has not cut them off yet', async () => {
  api.problem = new ApiProblem('no-such-vehicle', '', 404);
  await session.fetch();
  session.onDocuments('tcu', document(22, { door: 'open' }));
  session.onPresence('tcu', { eventType: 'disconnected', timestamp: 60_000, versionNumber: 1 });
  expect(session.snapshot.version).toBe(20);
  expect(session.presence.state).toBe('ONLINE');
});

test('a vehicle that was given back shows also what was told while it was gone', async () => {
  api.problem = new ApiProblem('no-such-vehicle', '', 404);
  await session.fetch();
  api.problem = undefined;
  api.snapshot = { ...closed, version: 22 };
  session.onDocuments('tcu', document(22, { door: 'close' }));
  await eventually(() => expect(session.snapshot.version).toBe(22));
  expect(session.gone).toBe(false);
});

test('a sign-in that can not be reached ends nothing, and one that says no ends the session', async () => {
  api.problem = new TypeError('Failed to fetch');
  await session.fetch();
  expect(listener.onSignedOut).not.toHaveBeenCalled();
  api.problem = new SignedOut();
  await session.fetch();
  expect(listener.onSignedOut).toHaveBeenCalledTimes(1);
});

test('who is not let in by the broker is told when the vehicle is no longer theirs', async () => {
  api.problem = new ApiProblem('no-such-vehicle', '', 404);
  session.onRefused();
  await eventually(() => expect(session.gone).toBe(true));
});

test('the horn is heard when the car says that it sounded, and not when it refused', () => {
  session.onDocuments(
    'tcu',
    document(22, { outcomes: { horn: { status: 'REJECTED', reason: 'STALE', version: 21 } } }),
  );
  expect(listener.onHonk).not.toHaveBeenCalled();
  session.onDocuments('tcu', document(23, { outcomes: { horn: { status: 'SUCCEEDED', version: 22 } } }));
  expect(listener.onHonk).toHaveBeenCalledTimes(1);
});

test('what was recalled without network gives way to the shadow as it is, also to one that was made anew', async () => {
  const fresh = sessionOf(api);
  fresh.turnTo(entry);
  fresh.recall({ ...entry, asOf: 30_000, snapshot: { ...closed, version: 500 } });
  api.snapshot = { ...closed, version: 3, reported: { door: { value: 'open', at: 0 } } };
  await fresh.fetch();
  expect(fresh.snapshot.version).toBe(3);
  expect(fresh.controls.get('door')?.sight?.reported?.value).toBe('open');
  fresh.stop();
});

test('messages about another vehicle change nothing', () => {
  session.onDocuments('van', document(99, { door: 'open' }));
  expect(session.snapshot.version).toBe(20);
});

test('nothing is said to be lost before the first attempt to connect has failed', async () => {
  const fresh = sessionOf(api);
  fresh.turnTo(entry);
  fresh.onState('connecting');
  await eventually(() => expect(fresh.snapshot.version).toBe(20));
  expect(fresh.lost).toBe(false);
  fresh.onState('disconnected');
  fresh.onState('connecting');
  expect(fresh.lost).toBe(true);
  fresh.onState('connected');
  fresh.onSubscribed();
  await eventually(() => expect(fresh.lost).toBe(false));
});

test('an API that fails is asked again, later each time, until it answers', async () => {
  vi.useFakeTimers();
  try {
    const asked = vi.spyOn(api, 'vehicle');
    api.problem = new ApiProblem('temporarily-unavailable', '', 503);
    await session.fetch();
    await vi.advanceTimersByTimeAsync(20_000);
    const tries = asked.mock.calls.length;
    expect(tries).toBeGreaterThan(2);
    expect(session.lost).toBe(true);
    api.problem = undefined;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(session.lost).toBe(false);
    const answered = asked.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(answered);
  } finally {
    vi.useRealTimers();
  }
});

test('requests of one signal go one after the other, those of others at once', async () => {
  const replies: (() => void)[] = [];
  api.ask = (_, signal, value, confirmed) => {
    api.asked.push({ signal, value, confirmed });
    return new Promise((resolve) => replies.push(() => resolve({ version: 21 })));
  };
  session.commands.choose(HEADLIGHT, 'on');
  session.commands.choose(HEADLIGHT, 'off');
  session.commands.choose(DOOR, 'close');
  await eventually(() => expect(api.asked.map(({ value }) => value)).toEqual(['on', 'close']));
  replies[0]?.();
  await eventually(() => expect(api.asked.map(({ value }) => value)).toEqual(['on', 'close', 'off']));
});

test('a request that can not be withdrawn goes on waiting, and says why', async () => {
  (api as unknown as Api).withdraw = () => Promise.reject(new ApiProblem('not-allowed', '', 403));
  session.commands.choose(HEADLIGHT, 'on');
  await eventually(() => expect(api.asked).toHaveLength(1));
  await session.commands.withdraw(HEADLIGHT);
  expect(session.controls.get('headlight')?.phase).toMatchObject({
    kind: 'waiting',
    kept: { type: 'not-allowed' },
  });
});

test('what a sensor measures asks for no history', async () => {
  const history = vi.spyOn(api, 'history');
  vi.useFakeTimers();
  try {
    session.onDocuments('tcu', document(21, { door: 'close', speed: 30 }));
    session.onDocuments('tcu', document(22, { door: 'close', speed: 31 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(history).not.toHaveBeenCalled();
    session.onDocuments('tcu', document(23, { door: 'open', speed: 31 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(history).toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

test('a vehicle that goes by another catalogue is not shown by this one', async () => {
  api.catalogue = 'van';
  session.turnTo(entry);
  await eventually(() => expect(listener.onOtherCatalogue).toHaveBeenCalledOnce());
  expect(session.snapshot.version).toBe(0);
});

test('a vehicle whose agent has another catalogue than before is asked for anew', async () => {
  expect(listener.onOtherCatalogue).not.toHaveBeenCalled();
  api.catalogue = 'van';
  const by = (catalogue: string, version: number): ShadowDocuments['current'] =>
    document(version, { agent: { version: '1.2.3', catalogue } }).current;
  session.onDocuments('tcu', { previous: by('standard', 20), current: by('van', 21), timestamp: 51 });
  await eventually(() => expect(listener.onOtherCatalogue).toHaveBeenCalledOnce());
});
