import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const SITE = new URL('../target/site/', import.meta.url);
const LIMIT = 150_000;
const files = readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
/** What comes once the car is on screen, or when somebody installs the page. */
const isLater = (name: string): boolean =>
  /^(restViews|restEn|restDe|passkeys)-|^sw\.js$|\.png$|\.webmanifest$/.test(name);

test.each([
  ['English', /^de-/],
  ['German', /^en-/],
])('what the first view loads in %s stays below 150 kB compressed', (_, otherLanguage) => {
  const first = files.filter(({ name }) => !isLater(name) && !otherLanguage.test(name));
  const bytes = first.map((file) => gzipSync(readFileSync(`${file.parentPath}/${file.name}`)).length);
  expect(first.length).toBeGreaterThan(2);
  expect(files.length).toBeGreaterThan(first.length);
  expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(LIMIT);
});

test('nothing in the document needs an exception from the security policy', () => {
  const html = readFileSync(new URL('index.html', SITE), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('the security policy allows the worker of the keep-alive, and no inline code', () => {
  const file = readFileSync(new URL('../security-headers.json', import.meta.url), 'utf8');
  const policy = (JSON.parse(file) as { headers: Record<string, string> }).headers['Content-Security-Policy'];
  expect(policy).toContain("worker-src 'self' blob:");
  expect(policy).toContain("connect-src 'self' {connect}");
  expect(policy).not.toContain('unsafe');
});
