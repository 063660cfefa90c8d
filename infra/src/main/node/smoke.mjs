// Checks a deployment from outside: sign-in, an API that is closed without a token, a throw-away vehicle that gets an
// identity and obeys one command, live pages. Removes the vehicle again. Takes about half a minute.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { options, run, seconds } from './aws.mjs';
import { deployed, local } from './targets.mjs';

const USAGE = 'usage: infra/smoke [--stack VehicleShadow] [--region eu-west-1], or infra/smoke --data .local for a local run';
const home = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const VEHICLE = process.env.VEHICLE ?? join(home, 'vehicle');
const AGENT = process.env.AGENT ?? join(home, 'agent', 'agent');

let failed = 0;

/** One check: a word for what came out, and the next goes on all the same. */
async function check(what, how) {
  try {
    const skipped = await how();
    console.log(skipped ? `skipped  ${what}: ${skipped}` : `ok       ${what}`);
    return !skipped;
  } catch (error) {
    failed++;
    console.log(`FAILED   ${what}: ${error.message}`);
    return false;
  }
}

function expect(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

async function signIn(target) {
  const about = await fetch(`${target.issuer}/.well-known/openid-configuration`);
  expect(about.ok, `${about.url} answers ${about.status}`);
  const page = new URL((await about.json()).authorization_endpoint);
  expect(page.protocol === 'https:' || target.isLocal, `the sign-in page is at ${page}`);
  if (!target.clientId) return;
  const query = { client_id: target.clientId, response_type: 'code', scope: 'openid', redirect_uri: 'http://localhost:8250/', state: 's',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
  const shown = await fetch(`${page}?${new URLSearchParams(query)}`);
  expect(shown.ok, `the sign-in page answers ${shown.status}`);
}

async function closedApi(target) {
  for (const headers of [{}, { authorization: 'Bearer a.b.c' }]) {
    const answer = await fetch(`${target.api}/vehicles`, { headers });
    expect(answer.status === 401, `GET /vehicles ${headers.authorization ? 'with a wrong token' : 'without a token'} answers ${answer.status}, not 401`);
  }
}

async function provision(target, thing, folder) {
  const claim = await target.claim(folder, thing);
  if (!claim) return 'this local run has no provisioning template';
  const { status, stderr, stdout, error } = spawnSync(VEHICLE, ['provision', '--thing', thing, '--template', target.template, '--endpoint', target.endpoint,
    '--port', String(target.port), '--ca', claim.ca, '--claim-certificate', claim.certificate, '--claim-key', claim.key, '--out', join(folder, 'car')], { encoding: 'utf8' });
  expect(status === 0, error?.message ?? (stderr + stdout).trim());
}

/** The outcome of a harmless command, told by the vehicle itself. */
async function command(target, thing) {
  const { version } = await target.updateShadow(thing, { state: { desired: { headlight: 'on' } } });
  for (let look = 0; look < 60; look++) {
    const { state } = await target.shadow(thing);
    const outcome = state?.reported?.outcomes?.headlight;
    if (outcome?.version >= version) {
      return expect(outcome.status === 'SUCCEEDED' && state.reported.headlight === 'on', `the vehicle answers ${JSON.stringify(outcome)}`);
    }
    await seconds(0.5);
  }
  throw new Error(`the vehicle has not answered version ${version} in 30 s`);
}

/** Ends the agent and waits for it: while it lives, it reports and writes into its folder. */
async function ended(agent) {
  if (!agent?.pid || agent.exitCode !== null || agent.signalCode !== null) return;
  const exit = new Promise((done) => agent.once('exit', done));
  agent.kill();
  await exit;
}

/** A page connects with the token of whoever is signed in with ./vehicle, and not with another. */
async function livePages(target) {
  const session = spawnSync(VEHICLE, ['token', '--json', ...target.vehicleOptions], { encoding: 'utf8' });
  const { api, mqttWebSocket, accessToken } = session.status === 0 ? JSON.parse(session.stdout) : {};
  if (api !== target.api) return `sign in first: ./vehicle login (${session.stderr?.trim() || `you are signed in to ${api}`})`;
  const mqtt = createRequire(join(home, 'virtual-vehicle', 'package.json'))('mqtt');
  expect(await connects(mqtt, mqttWebSocket, accessToken), 'a page is refused');
  expect(!(await connects(mqtt, mqttWebSocket, 'a.b.c')), 'a page with a wrong token is let in');
}

function connects(mqtt, address, password) {
  const client = mqtt.connect(address, { clientId: `page-${randomUUID()}`, username: 'page', password, protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 10_000 });
  return new Promise((done) => {
    client.on('connect', () => done(true));
    client.on('error', () => done(false));
    client.on('close', () => done(false));
  }).finally(() => client.end(true));
}

await run(async () => {
  const given = options({ stack: 'VehicleShadow', region: 'eu-west-1', data: '' }, USAGE);
  const target = given.data ? local(given.data) : deployed(given.region, given.stack);
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  const thing = `smoke-${Date.now()}`;
  let agent;
  try {
    await check('the sign-in page is there', () => signIn(target));
    await check('the API is closed without a token', () => closedApi(target));
    await check('live pages take a good token and no other', () => livePages(target));
    if (await check('a throw-away vehicle gets an identity', () => provision(target, thing, folder))) {
      agent = spawn(AGENT, ['--config', join(folder, 'car', 'agent.properties'), '--no-movement-time'], { stdio: 'ignore' });
      agent.once('error', (error) => console.log(`the agent does not start: ${error.message}`));
      await check('it obeys a command', () => command(target, thing));
      await ended(agent);
      await check('it is removed', () => target.remove(thing));
    }
  } finally {
    await ended(agent);
    rmSync(folder, { recursive: true });
  }
  console.log(failed === 0 ? 'the deployment works' : `${failed} of the checks failed`);
  return failed === 0 ? 0 : 1;
});
