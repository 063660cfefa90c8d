// Unlocks and opens with the types that openapi-typescript makes of the document, and prints what became of it.
import createClient from 'openapi-fetch';
import type { components, paths } from '../target/api.js';

const { API: baseUrl = '', TOKEN: token = '' } = process.env;
const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });

async function send(body: components['schemas']['CommandRequest']): Promise<components['schemas']['Command']> {
  const header = { Prefer: 'wait=10', 'Idempotency-Key': `"${crypto.randomUUID()}"` };
  const params = { path: { thing: 'tcu' }, header };
  const { data, error } = await api.POST('/vehicles/{thing}/commands', { params, body });
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

await send({ signals: { lock: 'unlocked' }, confirm: true });
const opened = await send({ signals: { door: 'open' }, confirm: true });
console.log(`door ${opened.signals['door']?.status}`);

const { response, error } = await api.GET('/vehicles/{thing}', { params: { path: { thing: 'not-mine' } } });
console.log(response.status, error !== undefined && 'type' in error ? error.type : 'no problem');
