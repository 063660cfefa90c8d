// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { en } from '../src/i18n/en';
import { restEn } from '../src/i18n/restEn';
import { Words } from '../src/i18n/words';
import { KeyChanges } from '../src/session/keyChanges';
import type { Session } from '../src/session/session';
import type { Api } from '../src/wire/api';
import type { OwnKeys } from '../src/wire/ownKeys';
import { KeysView } from '../src/view/keysView';
import { eventually } from './patience';

const ACCOUNT = '02b534a4-7021-70d5-b9a1-1f4e3d6c8a90';
const mine = { id: 'mine', role: 'OWNER', name: 'Phone' } as const;
const hers = { id: 'hers', role: 'DRIVER', name: ACCOUNT.slice(0, 32) } as const;
const session = {
  thing: 'tcu',
  snapshot: { proving: { require: 'confirm', keys: [mine, hers] } },
  now: () => 0,
} as unknown as Session;
const ownKeys = { find: () => mine, all: () => [] } as unknown as OwnKeys;

test('a key that is named after an account is shown with the name of the person', async () => {
  const api = { drivers: async () => [{ user: ACCOUNT, name: 'anna@example.com', role: 'DRIVER' }] };
  const view = keysView(api as unknown as Api);
  view.element.open = true;
  view.element.dispatchEvent(new Event('toggle'));
  await eventually(() => expect(view.element.textContent).toContain('anna@example.com · driver'));
  expect(view.element.textContent).not.toContain(hers.name);
});

test('where the sharing can not be read a key is shown with the account', async () => {
  const view = keysView({ drivers: () => Promise.reject(new Error('offline')) } as unknown as Api);
  view.element.open = true;
  view.element.dispatchEvent(new Event('toggle'));
  await eventually(() => expect(view.element.textContent).toContain(hers.name));
});

function keysView(api: Api): KeysView {
  const words = new Words('en', { ...en, ...restEn });
  const view = new KeysView({ session, words, ownKeys }, new KeyChanges(api, session, ownKeys));
  view.update();
  return view;
}
