import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { de } from '../src/i18n/de';
import { en } from '../src/i18n/en';
import { restDe } from '../src/i18n/restDe';
import { restEn } from '../src/i18n/restEn';
import { Words, chosenLanguage } from '../src/i18n/words';
import { lookOf } from '../src/car/looks';
import { reasonOf } from '../src/view/statusText';
import { needsConfirmation, type Signal } from '../src/model/catalogue';
import { letsIn, takesAway } from '../src/model/proving';
import { CATALOGUE, signal } from './standardCatalogue';

const API = readFileSync(
  new URL('../../functions/src/main/resources/io/vehicleshadow/functions/openapi.json', import.meta.url),
  'utf8',
);

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('both languages have the same strings', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  expect(Object.keys(restDe).sort()).toEqual(Object.keys(restEn).sort());
});

test('no string is empty and German keeps the placeholders that name a thing', () => {
  const all = { ...de, ...restDe };
  for (const [key, text] of Object.entries({ ...en, ...restEn })) {
    const german = all[key as keyof typeof all];
    expect(german.trim(), key).not.toBe('');
    expect(placeholders(german), key).toEqual(placeholders(text));
  }
});

test('the browser chooses the language, English where none is spoken', () => {
  expect(chosenLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(chosenLanguage(['fr-FR'])).toBe('en');
});

test('a signal that the page does not know is named by the catalogue', () => {
  const sunroof: Signal = {
    key: 'sunroof',
    kind: 'actuator',
    text: { en: { title: 'Sunroof' } },
    values: [{ word: 'tilt', text: { en: { state: 'tilted', spoken: ['tilt'] } } }],
  };
  const words = new Words('de', de);
  expect(words.title(sunroof, 'sunroof')).toBe('Sunroof');
  expect(words.command(sunroof, 'tilt')).toBe('Tilt');
  expect(words.state(sunroof, 'tilt')).toBe('tilted');
});

test('ages are told in the largest whole unit', () => {
  const words = new Words('en', en);
  expect(words.age(5_400)).toBe('now');
  expect(words.age(65_000)).toBe('1 min ago');
  expect(new Words('de', de).age(65_000)).toBe('vor 1 Min.');
  expect(words.age(3_700_000)).toContain('1');
  expect(words.age(3_700_000)).toContain('h');
});

test('every problem of the API and every reason of the car has words of the page', () => {
  const problems = [...API.matchAll(/urn:vehicle-shadow:problem:([a-z-]+)/g)].map(
    ([, type]) => `problem.${type}`,
  );
  const schemas = (JSON.parse(API) as { components: { schemas: Record<string, { enum?: string[] }> } })
    .components.schemas;
  const reasons = (schemas['Reason']?.enum ?? []).map((reason) => `reason.${reason}`);
  const statuses = (schemas['Status']?.enum ?? []).map((status) => `status.${status}`);
  const channels = (schemas['Channel']?.enum ?? []).map((channel) => `channel.${channel}`);
  expect(problems.length).toBeGreaterThan(10);
  expect(
    [...problems, ...reasons, ...statuses, ...channels].filter((key) => !(key in en || key in restEn)),
  ).toEqual([]);
});

test('whatever the standard catalogue asks to confirm is asked in a sentence of its own, in both languages', () => {
  const asked = CATALOGUE.signals.flatMap(({ key, values }) =>
    (values ?? [])
      .map(({ word }) => lookOf(key).questions?.[word])
      .filter((question) => question !== undefined),
  );
  expect(asked.length).toBeGreaterThan(3);
  for (const { ask, yes } of asked) {
    expect([ask.en, ask.de, yes.en, yes.de].filter((text) => text.trim() === '')).toEqual([]);
  }
});

test('no question stands ready for a value that needs no confirmation', () => {
  for (const known of CATALOGUE.signals) {
    const asked = Object.keys(lookOf(known.key).questions ?? {});
    expect(asked.filter((word) => !needsConfirmation(known, word))).toEqual([]);
  }
});

test('units are those that people of the region are used to', () => {
  const state = (locale: string, key: string, value: number): string =>
    new Words('en', en, locale).state(signal(key), value).replace('\u00a0', ' ');
  expect(state('en-US', 'speed', 50)).toBe('31 mph');
  expect(state('en-GB', 'speed', 50)).toBe('31 mph');
  expect(state('en-IE', 'speed', 50)).toBe('50 km/h');
  expect(state('en-US', 'climate', 21.5)).toBe('71 °F');
  expect(state('en-GB', 'climate', 21.5)).toBe('21.5 °C');
  expect(state('de-DE', 'climate', 21.5)).toBe('21,5 °C');
  expect(state('en-US', 'battery', 80)).toBe('80 %');
});

test('a time is written as its locale writes it, without a zero before the hour of a clock of twelve', () => {
  const words = new Words('en', en, 'en-US');
  const at = new Date(2026, 10, 30, 7, 9, 16).getTime();
  expect(words.time(at, at).replace(/\s/g, ' ')).toBe('7:09:16 AM');
  expect(new Words('de', de, 'de-DE').minute(at, at)).toBe('07:09');
});

test('a change of keys names whose key it lets in, and nothing else is taken for one', () => {
  const guest = 'allow GUEST 1790000000 MCowBQYDK2VwAyEA Zoë’s phone';
  expect(letsIn(guest)).toBe('Zoë’s phone');
  expect(takesAway('remove kV3o0mQy0y5oN1Zb8l8m2A')).toBe(true);
  for (const other of ['allow', 'open', 21.5, `allow GUEST 1 M ${'x'.repeat(33)}`]) {
    expect(letsIn(other)).toBeUndefined();
    expect(takesAway(other)).toBe(false);
  }
});

test('a refusal names the interlock of the catalogue in its own words', () => {
  const slow = { name: 'slow', when: 'speed <= 30', text: { en: { title: '30 km/h at most' } } };
  const catalogue = { signals: [], interlocks: [slow] };
  const reason = (interlock?: string): string =>
    reasonOf({ reason: 'INTERLOCK', interlock }, catalogue, new Words('en', en));
  expect(reason('slow')).toBe('it requires “30 km/h at most”');
  expect(reason('parked')).toBe('a safety condition of the car is not met');
  expect(reason()).toBe('a safety condition of the car is not met');
});
