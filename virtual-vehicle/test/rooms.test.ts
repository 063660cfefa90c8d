import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = new URL('../src/', import.meta.url).pathname;
/** What each room may know besides itself. `.` is the start of the page, which knows all of them. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  wire: ['model'],
  session: ['model', 'wire'],
  i18n: ['model'],
  car: ['model'],
  view: ['model', 'wire', 'session', 'i18n', 'car'],
  '.': ['model', 'wire', 'session', 'i18n', 'car', 'view'],
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const importsOf = (file: string): string[] => {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from |import |import\()'(\.[^'?]+)/g)].map(([, path]) =>
    relative(SRC, join(SRC, dirname(file), path ?? '')),
  );
};
const roomOf = (file: string): string => dirname(file);

test('no room knows another that it may not know', () => {
  const strange = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => roomOf(target) !== roomOf(file))
      .filter((target) => MAY_KNOW[roomOf(file)]?.includes(roomOf(target)) !== true)
      .map((target) => `${file} knows ${target}`),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(strange).toEqual([]);
});

test('no room knows itself by way of another', () => {
  const reached = (room: string): string[] =>
    (MAY_KNOW[room] ?? []).flatMap((next) => [next, ...reached(next)]);
  for (const room of Object.keys(MAY_KNOW)) expect(reached(room)).not.toContain(room);
});

test('no file knows itself by way of another of its room', () => {
  const known = new Map(files.map((file) => [file.replace(/\.ts$/, ''), importsOf(file)]));
  const circle = (file: string, path: readonly string[]): string[] =>
    path.includes(file)
      ? [[...path.slice(path.indexOf(file)), file].join(' → ')]
      : (known.get(file) ?? []).flatMap((next) => circle(next, [...path, file]));
  expect([...known.keys()].flatMap((file) => circle(file, []))).toEqual([]);
});
