import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Api, ApiProblem } from '../src/wire/api';

let server: Server;
let api: Api;
let respond: (response: ServerResponse) => void;
let tokens: boolean[];
let requested: string[];

beforeEach(async () => {
  tokens = [];
  requested = [];
  server = createServer((request, response) => {
    requested.push(`${request.method} ${request.url}`);
    respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const token = async (fresh = false): Promise<string> => `token${tokens.push(fresh)}`;
  api = new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { token });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const answers = (status: number, body: unknown) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const problem = async (): Promise<ApiProblem> =>
  api.vehicle('tcu').then(
    () => expect.unreachable(),
    (thrown: unknown) => thrown as ApiProblem,
  );

test('what the gateway itself refuses, without a type, is told in the same terms', async () => {
  respond = answers(429, { message: 'Too Many Requests' });
  expect(await problem()).toMatchObject({ type: 'temporarily-unavailable', status: 429 });
  respond = answers(503, { message: 'Service Unavailable' });
  expect(await problem()).toMatchObject({ type: 'temporarily-unavailable', status: 503 });
  respond = answers(500, { message: 'Internal Server Error' });
  expect(await problem()).toMatchObject({ type: 'unexpected', status: 500 });
  respond = (response) => void response.writeHead(502).end('<html>');
  expect(await problem()).toMatchObject({ type: 'unexpected', status: 502 });
});

test('what is withdrawn is named by its version, so that nobody’s newer request is', async () => {
  respond = answers(200, { version: 22 });
  expect(await api.withdraw('tcu', 'door', 21)).toBe(22);
  await api.withdraw('tcu', 'door');
  expect(requested).toEqual([
    'DELETE /vehicles/tcu/commands/door?version=21',
    'DELETE /vehicles/tcu/commands/door',
  ]);
});

test('a problem keeps the type that the API gives it', async () => {
  respond = answers(404, {
    type: 'urn:vehicle-shadow:problem:no-such-vehicle',
    detail: 'You have no vehicle tcu',
  });
  expect(await problem()).toMatchObject({ type: 'no-such-vehicle', detail: 'You have no vehicle tcu' });
});

test('a refused token is tried once more with another one', async () => {
  respond = answers(401, { message: 'Unauthorized' });
  expect(await problem()).toMatchObject({ type: 'not-signed-in' });
  expect(tokens).toEqual([false, true]);
});

test('an API that cuts the connection is unreachable', async () => {
  respond = (response) => void response.destroy();
  expect(await problem()).toMatchObject({ type: 'unreachable', status: 0 });
});

test('values of unknown signals may be any JSON and are left out', async () => {
  const at = '2026-11-23T22:40:00Z';
  respond = answers(200, {
    thing: 'tcu',
    role: 'OWNER',
    presence: { state: 'UNKNOWN' },
    version: 4,
    asOf: at,
    reported: { door: { value: 'open', at }, sunroof: { value: { tilt: 3 }, at } },
    asked: { sunroof: { value: [1], at }, door: { value: 'close', at, staleAt: '2026-11-23T22:41:00Z' } },
    outcomes: { door: { status: 'SUCCEEDED', version: 3 }, sunroof: 'none' },
  });
  const { snapshot } = await api.vehicle('tcu');
  expect(Object.keys(snapshot.reported)).toEqual(['door']);
  expect(Object.keys(snapshot.asked)).toEqual(['door']);
  expect(Object.keys(snapshot.outcomes)).toEqual(['door']);
});

test('who is named by how they sign in is told as the account, after which their key in the car is named', async () => {
  respond = answers(200, { user: '3f1c8a52', name: 'carl@example.com', role: 'DRIVER', since: '' });
  expect(await api.share('tcu', 'carl@example.com', 'DRIVER')).toMatchObject({ user: '3f1c8a52' });
});
