import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { groups, readCatalogue } from '../src/model/catalogue';
import { CATALOGUE } from './standardCatalogue';

const FORTY = readCatalogue(
  JSON.parse(
    readFileSync(new URL('../../docs/your-own-car/forty-signals.json', import.meta.url), 'utf8'),
  ) as unknown,
);

test('the parts of a family stand together, where its first part does', () => {
  const shown = groups(FORTY).map(({ family, signals }) => [family?.name, signals.map(({ key }) => key)]);
  expect(shown.slice(0, 4)).toEqual([
    ['doors', ['doorFrontLeft', 'doorFrontRight', 'doorRearLeft', 'doorRearRight']],
    ['windows', ['windowFrontLeft', 'windowFrontRight', 'windowRearLeft', 'windowRearRight']],
    [undefined, ['lock']],
    ['childLocks', ['childLockLeft', 'childLockRight']],
  ]);
});

test('every signal that can be commanded is shown once', () => {
  const shown = groups(FORTY).flatMap(({ signals }) => signals.map(({ key }) => key));
  const wanted = FORTY.signals.filter(({ kind }) => kind !== 'sensor').map(({ key }) => key);
  expect([...shown].sort()).toEqual([...wanted].sort());
});

test('parts that are apart in the file stand together, and a family that is not declared is none', () => {
  const part = (key: string, family: string): object => ({ key, kind: 'actuator', family, text: {} });
  const catalogue = readCatalogue({
    families: { doors: {} },
    signals: [part('one', 'doors'), part('lamp', 'lamps'), part('two', 'doors')],
  });
  expect(groups(catalogue).map(({ signals }) => signals.map(({ key }) => key))).toEqual([
    ['one', 'two'],
    ['lamp'],
  ]);
});

test('without families every signal stands alone', () => {
  expect(groups(CATALOGUE).every(({ family, signals }) => family === undefined && signals.length === 1)).toBe(
    true,
  );
});
