import { expect, test } from 'vitest';
import { Controls } from '../src/model/controls';
import { closables, glanceOf } from '../src/model/glance';
import { holds } from '../src/model/condition';
import { obstacle } from '../src/model/interlocks';
import { NO_SNAPSHOT, type Outcome, type Snapshot } from '../src/model/snapshot';
import { CATALOGUE, signal } from './standardCatalogue';

const reporting = (values: Readonly<Record<string, string | number>>, version = 7): Snapshot => ({
  ...NO_SNAPSHOT,
  version,
  reported: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, at: 0 }])),
});
const CLOSED = { door: 'close', window: 'up', trunk: 'close', lock: 'locked' };
const glance = (values: Readonly<Record<string, string | number>>) => {
  const { open, unknown } = glanceOf(closables(CATALOGUE), reporting(values));
  return { open: open.map((part) => part.signal.key), unknown: unknown.map(({ key }) => key) };
};

test('what can be opened is closed by the one value that needs no confirmation', () => {
  expect(closables(CATALOGUE).map((part) => [part.signal.key, part.closed])).toEqual(Object.entries(CLOSED));
});

test('only what the car has reported as closed is called closed', () => {
  expect(glance(CLOSED)).toEqual({ open: [], unknown: [] });
  expect(glance({ ...CLOSED, door: 'open', lock: 'unlocked' })).toEqual({
    open: ['door', 'lock'],
    unknown: [],
  });
  expect(glance({ door: 'close', window: 'ajar' })).toEqual({
    open: [],
    unknown: ['window', 'trunk', 'lock'],
  });
});

test('what the catalogue requires and the car does not meet is known before it is pressed', () => {
  const door = (values: Readonly<Record<string, string | number>>) =>
    obstacle(CATALOGUE, signal('door'), 'open', reporting(values))?.name;
  expect(door({ speed: 30 })).toBe('standing');
  expect(door({ speed: -3 })).toBe('standing');
  expect(door({ speed: 0, lock: 'locked' })).toBe('unlocked');
  expect(door({ speed: 0, lock: 'unlocked' })).toBeUndefined();
  expect(door({})).toBeUndefined();
  expect(obstacle(CATALOGUE, signal('door'), 'close', reporting({ speed: 30 }))).toBeUndefined();
});

const REFUSED: Outcome = { status: 'REJECTED', reason: 'VEHICLE_MOVING', version: 8 };
const answered = (values: Readonly<Record<string, string | number>>, version: number): Snapshot => ({
  ...reporting(values, version),
  outcomes: { trunk: REFUSED },
});

test.each([['the API has replied'], ['the car has answered first']])(
  'a refusal goes when its reason has gone, if %s',
  (first) => {
    const controls = new Controls();
    controls.forget(CATALOGUE);
    controls.see(reporting({ trunk: 'close', speed: 30 }), true, 0);
    controls.apply('trunk', { type: 'choose', value: 'open', confirm: false, request: 1, now: 1 });
    const accept = (): void => controls.apply('trunk', { type: 'accepted', request: 1, version: 8, now: 2 });
    if (first.includes('API')) accept();
    controls.see(answered({ trunk: 'close', speed: 30 }, 9), true, 3);
    if (!first.includes('API')) accept();
    expect(controls.get('trunk')?.phase).toMatchObject({ kind: 'refused', reason: 'VEHICLE_MOVING' });
    controls.see(answered({ trunk: 'close', speed: 20 }, 10), true, 4);
    expect(controls.get('trunk')?.phase.kind).toBe('refused');
    controls.see(answered({ trunk: 'close', speed: 0 }, 11), true, 5);
    expect(controls.get('trunk')?.phase.kind).toBe('idle');
  },
);

test('a refusal whose reason the page never saw stays', () => {
  const controls = new Controls();
  controls.forget(CATALOGUE);
  controls.see(reporting({ trunk: 'close', speed: 0 }), true, 0);
  controls.apply('trunk', { type: 'choose', value: 'open', confirm: false, request: 1, now: 1 });
  controls.apply('trunk', { type: 'accepted', request: 1, version: 8, now: 2 });
  controls.see(answered({ trunk: 'close', speed: 0 }, 9), true, 3);
  controls.see(answered({ trunk: 'close', speed: 0 }, 10), true, 4);
  expect(controls.get('trunk')?.phase.kind).toBe('refused');
});

test.each([
  ['speed = 0', { speed: 0 }, true],
  ['speed = 0', { speed: 3 }, false],
  ['speed = 0', {}, undefined],
  ['gear = P or gear = N', { gear: 'N' }, true],
  ['gear != P', { gear: 'P' }, false],
  ['speed <= 5 and speed > -5', { speed: 5 }, true],
  ['speed = 0 and (gear = P or gear = N)', { speed: 0, gear: 'D' }, false],
  ['speed = 0 and gear = P', { speed: 1 }, false],
  ['speed = 0 or gear = P', { speed: 1 }, undefined],
  ['lock < 3', { lock: 'locked' }, undefined],
  ['speed = ', { speed: 0 }, undefined],
  ['(speed = 0', { speed: 0 }, undefined],
  ['speed = 0 gear', { speed: 0 }, undefined],
  ['speed ~ 0', { speed: 0 }, undefined],
  ['', {}, undefined],
])('of "%s" the page says for %o: %s', (text, readings, held) => {
  expect(holds(text, (key) => (readings as Record<string, string | number>)[key])).toBe(held);
});
