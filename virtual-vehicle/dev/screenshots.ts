import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { MockCloud } from './mockCloud';

const OUT = process.argv[2] ?? 'target/screenshots';
const only = process.argv[3];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PARKED = {
  door: 'close',
  window: 'up',
  headlight: 'off',
  trunk: 'close',
  lock: 'locked',
  climate: 'off',
  speed: 0,
  battery: 78,
};

mkdirSync(OUT, { recursive: true });
const cloud = new MockCloud(['tcu', 'van']);
const car = cloud.cars.get('tcu');
if (car === undefined) throw new Error('no car');
const base = await cloud.start(0);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

const LAPTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const OTHERS = {
  'small-phone': { width: 360, height: 640 },
  tablet: { width: 820, height: 1180 },
  'small-laptop': { width: 1366, height: 657 },
  wide: { width: 2560, height: 1300 },
};

async function open(scheme: 'light' | 'dark', viewport: typeof LAPTOP, locale = 'en-GB'): Promise<Page> {
  const page = await browser.newPage({ viewport, colorScheme: scheme, locale, bypassCSP: true });
  page.on('console', (message) => message.type() === 'error' && console.info('console:', message.text()));
  page.on('pageerror', (error) => console.info('page error:', error.message));
  await page.goto(base);
  await page.getByTestId('sign-in').click();
  await page.locator('[data-testid=page-connection][data-state=connected]').waitFor();
  return page;
}

async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  await page.waitForTimeout(900);
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage });
}

async function axe(page: Page, name: string): Promise<void> {
  await page.addScriptTag({ path: AXE });
  const found = await page.evaluate(
    'axe.run().then(r => r.violations.map(v => v.id + " " + v.nodes.map(n => n.target + " " + (n.any[0]?.message ?? "")).join(" | ")))',
  );
  console.info(`axe ${name}:`, JSON.stringify(found, null, 1));
}

async function wide(scheme: 'light' | 'dark'): Promise<void> {
  const page = await open(scheme, LAPTOP);
  await shot(page, `${scheme}-unreported`);
  car?.byHand(PARKED);
  await shot(page, `${scheme}-parked`);
  car?.byHand({
    door: 'open',
    window: 'down',
    trunk: 'open',
    headlight: 'on',
    lock: 'unlocked',
    climate: 23.5,
  });
  await shot(page, `${scheme}-all-open`);
  await axe(page, `${scheme} all open`);
  car?.byHand({ door: 'close', trunk: 'close', climate: 17 });
  await shot(page, `${scheme}-window-down`);
  car?.byHand({ window: 'up' });
  await page.getByTestId('control-door').getByTestId('ask-open').click();
  await page.getByTestId('control-headlight').getByTestId('ask-off').click();
  await page.getByTestId('control-horn').getByTestId('ask-honk').click();
  await shot(page, `${scheme}-asked`);
  await page.locator('[data-state=confirming]').getByTestId('confirm-yes').first().click();
  await shot(page, `${scheme}-confirmed`);
  car?.byHand({ speed: 50, door: 'close', climate: 18 });
  car?.jam('window', true);
  await page.getByTestId('control-trunk').getByTestId('ask-open').click();
  await page.locator('[data-state=confirming]').getByTestId('confirm-yes').first().click();
  await page.getByTestId('control-window').getByTestId('ask-down').click();
  await page.locator('[data-state=confirming]').getByTestId('confirm-yes').first().click();
  await page.waitForTimeout(400);
  await shot(page, `${scheme}-refused`);
  await axe(page, `${scheme} refused`);
  car?.jam('window', false);
  car?.byHand({ speed: 0 });
  car?.connect(false);
  await page.getByTestId('control-trunk').getByTestId('ask-open').click();
  await page.locator('[data-state=confirming]').getByTestId('confirm-yes').first().click();
  await page.getByTestId('control-lock').getByTestId('ask-locked').click();
  await shot(page, `${scheme}-queued`, true);
  await page.getByTestId('control-lock').getByTestId('cancel').click();
  car?.connect(true);
  for (const view of ['hood', 'convertible', 'neon', 'night']) await page.getByTestId(`view-${view}`).click();
  await shot(page, `${scheme}-views`);
  await axe(page, `${scheme} views`);
  const restarted = cloud.restartBroker(1500);
  await shot(page, `${scheme}-disconnected`);
  await restarted;
  const since = Date.now();
  await page.locator('[data-testid=page-connection][data-state=connected]').waitFor();
  console.info(`reconnected ${Date.now() - since} ms after the broker was back`);
  await page.getByTestId('developer').locator('summary').click();
  await page.getByTestId('settings').locator('summary').click();
  await shot(page, `${scheme}-whole`, true);
  await axe(page, `${scheme} whole`);
  await page.close();
}

async function phone(scheme: 'light' | 'dark', locale: string): Promise<void> {
  const page = await open(scheme, PHONE, locale);
  car?.byHand({ ...PARKED, lock: 'unlocked', headlight: 'on', door: 'open', climate: 21 });
  await shot(page, `phone-${scheme}`);
  const bottom = await page.evaluate('document.querySelector(".cards").getBoundingClientRect().bottom');
  console.info(`phone ${scheme}: controls end at ${String(bottom)} of 844`);
  await page.getByTestId('control-window').getByTestId('ask-down').click();
  await shot(page, `phone-${scheme}-asked`);
  await axe(page, `phone ${scheme}`);
  await page.close();
}

async function others(): Promise<void> {
  car?.byHand({ ...PARKED, lock: 'unlocked', headlight: 'on', door: 'open', climate: 21 });
  for (const [name, viewport] of Object.entries(OTHERS)) {
    const page = await open('light', viewport, 'de-DE');
    await shot(page, name);
    await page.close();
  }
}

try {
  if (only === undefined || only === 'wide') await wide('light');
  if (only === undefined || only === 'dark') await wide('dark');
  if (only === undefined || only === 'phone') await phone('light', 'de-DE');
  if (only === undefined || only === 'phone') await phone('dark', 'en-GB');
  if (only === undefined || only === 'others') await others();
} finally {
  await browser.close();
  cloud.stop();
}
process.exit(0);
