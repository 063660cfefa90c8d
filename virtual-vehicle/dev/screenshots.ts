import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Signal } from '../src/model/catalogue';
import type { MockCar } from './mockCar';
import { MockCloud } from './mockCloud';

const [, , OUT = 'target/screenshots', only = ''] = process.argv;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** The catalogue of another car, as the mock cloud takes it: what is shown then is the whole of it. */
const OWN = process.env['CATALOGUE'] !== undefined;
const SIZES = {
  laptop: { width: 1280, height: 860 },
  phone: { width: 390, height: 844 },
};
const OTHER_SIZES = {
  narrowest: { width: 320, height: 640 },
  'small-phone': { width: 360, height: 640 },
  landscape: { width: 844, height: 390 },
  'small-landscape': { width: 640, height: 360 },
  tablet: { width: 820, height: 1180 },
  'small-laptop': { width: 1366, height: 657 },
  wide: { width: 1920, height: 1080 },
  widest: { width: 2560, height: 1300 },
};
const LANGUAGES = { en: 'en-US', de: 'de-DE' };

const FAULTS_OF_LAYOUT = readFileSync(new URL('faultsOfLayout.js', import.meta.url), 'utf8').replace(
  /;\s*$/,
  '',
);

mkdirSync(OUT, { recursive: true });
const cloud = new MockCloud(['tcu', 'van']);
const car = cloud.cars.get('tcu') as MockCar;
const PARKED = OWN
  ? Object.fromEntries(cloud.catalogue.signals.flatMap((signal) => startOf(signal)))
  : {
      ...{ door: 'close', window: 'up', headlight: 'off', trunk: 'close', lock: 'locked', climate: 'off' },
      ...{ speed: 0, battery: 78 },
    };
const base = await cloud.start(0);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});

function startOf(signal: Signal): [string, string | number][] {
  if (signal.kind === 'momentary') return [];
  const { start } = (signal as { simulation?: { start?: string | number } }).simulation ?? {};
  return [[signal.key, start ?? signal.values?.at(-1)?.word ?? Math.max(0, signal.range?.minimum ?? 0)]];
}

/** Of the parts that take a word at once, the first. */
function firstAtOnce(): { key: string; word: string } {
  for (const { key, kind, values = [] } of cloud.catalogue.signals)
    for (const { word, confirm } of values)
      if (kind === 'actuator' && !confirm && PARKED[key as keyof typeof PARKED] !== word)
        return { key, word };
  throw new Error('nothing of it can be asked without confirming');
}

const control = (page: Page, key: string) => page.getByTestId(`control-${key}`);

async function ask(page: Page, key: string, word: string): Promise<void> {
  await control(page, key).getByTestId(`ask-${word}`).click();
}

async function confirmed(page: Page, key: string, word: string): Promise<void> {
  await ask(page, key, word);
  await control(page, key).getByTestId('confirm-yes').click();
}

/** Each leads to a state of the page; what it leaves behind is parked before the next. */
const STATES: Readonly<Record<string, (page: Page) => unknown>> = {
  parked: () => undefined,
  open: () =>
    car.byHand({
      door: 'open',
      window: 'down',
      trunk: 'open',
      headlight: 'on',
      lock: 'unlocked',
      climate: 23.5,
    }),
  confirming: async (page) => {
    for (const [key, word] of [
      ['window', 'down'],
      ['trunk', 'open'],
      ['lock', 'unlocked'],
    ] as const)
      await ask(page, key, word);
  },
  waiting: async (page) => {
    car.delay = 60_000;
    await ask(page, 'headlight', 'on');
    await confirmed(page, 'trunk', 'open');
    await control(page, 'climate').getByTestId('set').click();
  },
  refused: async (page) => {
    car.byHand({ speed: 50 });
    car.jam('window', true);
    await confirmed(page, 'trunk', 'open');
    await confirmed(page, 'window', 'down');
    await page.locator('[data-testid=control-window][data-state=refused]').waitFor();
  },
  offline: async (page) => {
    car.connect(false);
    await ask(page, 'headlight', 'on');
    await confirmed(page, 'door', 'open');
  },
  lost: (page) => {
    void cloud.restartBroker(4000);
    return page.getByTestId('lost').waitFor();
  },
  whole: () => undefined,
  stuck: async (page) => {
    const { key, word } = firstAtOnce();
    car.jam(key, true);
    await ask(page, key, word);
    await control(page, key).and(page.locator('[data-state=refused]')).waitFor();
    car.jam(key, false);
  },
  below: async (page) => {
    for (const panel of ['developer', 'settings', 'views'])
      await page.getByTestId(panel).locator('summary').click();
    await page.getByTestId('view-night').click();
  },
};

function park(): void {
  car.delay = 300;
  car.jam('window', false);
  car.connect(true);
  car.update(Object.fromEntries(Object.keys(PARKED).map((key) => [key, null])), {});
  car.byHand(PARKED);
}

async function open(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({ ...options, bypassCSP: true, hasTouch: false });
  page.on('pageerror', (error) => console.info('page error:', error.message));
  await page.goto(base);
  await page.getByTestId('sign-in').click();
  await page.locator('[data-testid=page-connection][data-state=connected]').waitFor();
  await page.getByTestId('settings').waitFor({ state: 'attached' });
  return page;
}

async function axe(page: Page): Promise<unknown[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(
    'axe.run().then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target).join(" | ")))',
  );
}

async function shots(
  size: string,
  viewport: { width: number; height: number },
  states: readonly string[],
): Promise<void> {
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const state of states) {
        const name = `${size}-${language}-${colorScheme}-${state}`;
        if (!name.includes(only)) continue;
        park();
        const page = await open({ viewport, colorScheme, locale });
        await STATES[state]?.(page);
        await page.waitForTimeout(900);
        await page.screenshot({
          path: `${OUT}/${name}.png`,
          fullPage: ['below', 'whole', 'stuck'].includes(state),
        });
        const faults = [...(await page.evaluate<string[]>(`(${FAULTS_OF_LAYOUT})()`)), ...(await axe(page))];
        console.info(name, faults.length === 0 ? 'fine' : JSON.stringify(faults, null, 1));
        await page.close();
      }
    }
  }
}

try {
  const states = Object.keys(STATES).filter((state) => ['whole', 'stuck'].includes(state) === OWN);
  for (const [size, viewport] of Object.entries(SIZES)) await shots(size, viewport, states);
  for (const [size, viewport] of Object.entries(OTHER_SIZES))
    await shots(size, viewport, OWN ? ['whole'] : ['open', 'refused', 'offline']);
} finally {
  await browser.close();
  cloud.stop();
}
process.exit(0);
