// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { de } from '../src/i18n/de';
import { en } from '../src/i18n/en';
import { Words } from '../src/i18n/words';
import { readCatalogue } from '../src/model/catalogue';
import { readHistory } from '../src/model/history';
import { readLifecycle, readPresence } from '../src/model/presence';
import { readProving } from '../src/model/proving';
import { readDocuments } from '../src/model/snapshot';
import { Session } from '../src/session/session';
import { Api, type Tokens } from '../src/wire/api';
import { OwnKeys } from '../src/wire/ownKeys';
import { VehiclePage } from '../src/view/vehiclePage';
import { STANDARD } from './standardCatalogue';

/** More by `RUNS=2000 npx vitest run test/anyJson.test.ts`. */
const RUNS = Number(process.env['RUNS'] ?? 60);
/** One seed in each run of the tests, so that a run says of the change what it says. */
const SEED = 20261130;
/** Members that the page looks for, and some that every object has without being asked. */
const NAMES = [
  ...['door', 'window', 'headlight', 'trunk', 'lock', 'climate', 'horn', 'speed', 'battery', 'outcomes'],
  ...['proof', 'require', 'keys', 'id', 'role', 'name', 'until', 'origin'],
  ...[
    'state',
    'metadata',
    'desired',
    'reported',
    'version',
    'timestamp',
    'current',
    'previous',
    'value',
    'at',
  ],
  ...['status', 'reason', 'entries', 'signals', 'id', 'kind', 'key', 'values', 'word', 'range', 'minimum'],
  ...[
    'maximum',
    'step',
    'unit',
    'text',
    'en',
    'title',
    'spoken',
    'presence',
    'since',
    'asOf',
    'asked',
    'next',
  ],
  ...['__proto__', 'constructor', 'toString', 'length'],
];
const WORDS = [
  ...['open', 'close', 'locked', 'on', 'SUCCEEDED', 'REJECTED', 'COMMAND', 'BY_HAND', 'actuator', 'sensor'],
  ...[
    'ONLINE',
    'connected',
    '2026-11-30T09:00:00Z',
    'constructor',
    '</b><img src=x>',
    '\u202eevil\u0007',
    '',
  ],
];
const leaf = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(0, 1, 7, -3, 21.5, 1e300, -1e300, 1e15, 8.64e15, 9e15, null, true, false),
  fc.jsonValue({ maxDepth: 1 }),
);
const anyJson = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('json'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('json')), { maxLength: 6 })
      .map((members) =>
        JSON.parse(
          `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
        ),
      ),
  ),
})).json as fc.Arbitrary<unknown>;
/** Something the page would read, with anything at all in one of its places. */
const spoilt = (good: object, ...places: string[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...places), anyJson).map(([place, json]) => {
    const copy = structuredClone(good) as Record<string, never>;
    const path = place.split('.');
    const last = path.pop() ?? '';
    const owner = path.reduce<Record<string, never>>((part, name) => part[name] ?? {}, copy);
    Object.assign(owner, { [last]: json });
    return copy;
  });

const at = '2026-11-30T09:00:00Z';
const DOCUMENTS = {
  previous: null,
  current: {
    version: 30,
    state: {
      desired: { door: 'open' },
      reported: { door: 'close', speed: 0, outcomes: { door: { status: 'SUCCEEDED', version: 3 } } },
    },
    metadata: { desired: { door: { timestamp: 7 } }, reported: { door: { timestamp: 7 } } },
  },
  timestamp: 7,
};
const documents = fc.oneof(
  anyJson,
  spoilt(
    DOCUMENTS,
    ...['current', 'previous', 'timestamp', 'current.state', 'current.metadata', 'current.state.desired'],
    ...['current.state.desired.door', 'current.state.desired.headlight', 'current.state.desired.climate'],
    ...['current.state.reported', 'current.state.reported.door', 'current.state.reported.speed'],
    ...[
      'current.state.reported.battery',
      'current.state.reported.outcomes',
      'current.state.reported.outcomes.door',
    ],
    ...[
      'current.state.reported.outcomes.door.reason',
      'current.metadata.desired',
      'current.metadata.desired.door',
    ],
    ...['current.metadata.reported.door.timestamp'],
  ),
);
const ENTRY = {
  id: 'a',
  at,
  kind: 'COMMAND',
  by: 'demo',
  channel: 'HTTP',
  app: 'Fleet desk',
  version: 3,
  signals: { door: { value: 'open', status: 'REJECTED' } },
};
const entry = fc.oneof(
  anyJson,
  spoilt(
    ENTRY,
    ...['id', 'at', 'kind', 'by', 'channel', 'app', 'version'],
    ...['signals', 'signals.door', 'signals.door.value'],
  ),
  spoilt(
    ENTRY,
    ...['signals.door.status', 'signals.door.reason', 'signals.door.seconds', 'signals.headlight'],
  ),
);
const history = fc.oneof(
  anyJson,
  fc.array(entry, { maxLength: 5 }).map((entries) => ({ entries, next: 'b' })),
);
const VIEW = {
  ...{ thing: 'tcu', role: 'OWNER', presence: { state: 'ONLINE', since: at }, version: 5, asOf: at },
  reported: { door: { value: 'close', at } },
  asked: { trunk: { value: 'open', at, staleAt: at } },
  outcomes: {},
};
const view = fc.oneof(
  anyJson,
  spoilt(
    VIEW,
    'thing',
    'role',
    'presence',
    'presence.since',
    'version',
    'asOf',
    'reported',
    'reported.door',
    'reported.door.at',
  ),
  spoilt(
    VIEW,
    'asked',
    'asked.trunk',
    'asked.trunk.value',
    'asked.trunk.staleAt',
    'asked.headlight',
    'outcomes',
    'outcomes.door',
  ),
);
const catalogue = fc.oneof(
  anyJson,
  fc
    .tuple(fc.nat(8), spoilt({}, 'key', 'kind', 'text', 'values', 'range', 'staleAfterSeconds'))
    .map(([index, change]) => {
      const signals = structuredClone((STANDARD as { signals: object[] }).signals);
      Object.assign(signals[index] ?? {}, change);
      return { signals };
    }),
);

/** What the API answers next, whatever is called. */
let answers: { readonly history: unknown; readonly view: unknown };
const tokens: Tokens = { token: async () => 'token' };
const WORDS_OF = { en: new Words('en', en), de: new Words('de', de, 'de-DE') };

beforeAll(() => {
  // The browser's animations and errors; the real ones are in the journeys.
  const animation = { pause: () => undefined, play: () => undefined, playbackRate: 1 };
  Element.prototype.animate = () => animation as unknown as Animation;
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal('reportError', (problem: unknown) => shown.push(problem));
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(
      url.includes('/history')
        ? answers.history
        : url.endsWith('/vehicles')
          ? { vehicles: [] }
          : answers.view,
    ),
  );
});
let shown: unknown[] = [];

const entryOf = { thing: 'tcu', role: 'OWNER', presence: { state: 'UNKNOWN' } } as const;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function pageOf(language: 'en' | 'de', signals: unknown) {
  shown = [];
  const listener = { onChange: () => page.update(), onHonk: () => page.honk(), onSignedOut: () => undefined };
  const api = new Api('http://api', tokens);
  const session = new Session(
    api,
    readCatalogue(signals),
    [entryOf],
    () => 1_000_000,
    listener,
    () => 0.5,
  );
  const ignore = (): void => undefined;
  const ownKeys = new OwnKeys();
  const words = WORDS_OF[language];
  const page = new VehiclePage({ session, api, words, ownKeys, choose: ignore, signOut: ignore });
  session.turnTo(entryOf);
  session.onState('connected');
  session.onSubscribed();
  await settled();
  await settled();
  return { session, page };
}

test('no JSON is too strange to be read', () => {
  fc.assert(
    fc.property(fc.oneof(anyJson, documents, history, catalogue), (json) => {
      for (const read of [
        readCatalogue,
        readHistory,
        readDocuments,
        readLifecycle,
        readPresence,
        readProving,
      ])
        read(json);
    }),
    { numRuns: 2000, seed: SEED },
  );
});

test('whatever stands in shadow, history or catalogue, every view shows what there is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('en', 'de'),
      catalogue,
      history,
      view,
      fc.array(documents, { maxLength: 6 }),
      async (language, signals, entries, state, messages) => {
        answers = { history: entries, view: state };
        const { session, page } = await pageOf(language, signals);
        for (const message of messages) {
          const read = readDocuments(message);
          if (read === undefined) session.onUnreadable('tcu');
          else session.onDocuments('tcu', read);
        }
        await settled();
        session.tick();
        expect(shown).toEqual([]);
        expect(session.faulty).toBe(false);
        expect(page.element.querySelector('img[src=x]')).toBeNull();
        expect(page.element.textContent).not.toMatch(/[\u0007\u202e]/);
        session.stop();
      },
    ),
    { numRuns: RUNS, endOnFailure: true, seed: SEED },
  );
}, 600_000);

test('after all of it the next good version is shown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(documents, { maxLength: 8 }), async (messages) => {
      answers = { history: { entries: [] }, view: VIEW };
      const { session, page } = await pageOf('en', STANDARD);
      for (const message of messages) {
        const read = readDocuments(message);
        if (read !== undefined) session.onDocuments('tcu', read);
      }
      const version = Number.MAX_SAFE_INTEGER;
      const state = { reported: { door: 'open', headlight: 'on' } };
      session.onDocuments('tcu', { previous: null, current: { version, state, metadata: {} }, timestamp: 8 });
      const card = page.element.querySelector('[data-testid=control-door]');
      expect(card?.getAttribute('data-value')).toBe('open');
      session.stop();
    }),
    { numRuns: RUNS, endOnFailure: true, seed: SEED },
  );
}, 600_000);

test('a view that fails leaves the others alone, and nothing passes for live', async () => {
  answers = { history: { entries: [] }, view: VIEW };
  const { session, page } = await pageOf('en', STANDARD);
  const connection = page.element.querySelector('[data-testid=page-connection]');
  expect(connection?.getAttribute('data-state')).toBe('connected');
  Object.defineProperty(session.history.timeline, 'entries', {
    get: () => {
      throw new Error('broken');
    },
  });
  const state = { reported: { door: 'open' } };
  session.onDocuments('tcu', { previous: null, current: { version: 9, state, metadata: {} }, timestamp: 8 });
  expect(page.element.querySelector('[data-testid=control-door]')?.getAttribute('data-value')).toBe('open');
  expect(connection?.getAttribute('data-state')).toBe('faulty');
  expect(connection?.textContent).not.toContain('live');
  expect(shown).not.toEqual([]);
  session.stop();
});
