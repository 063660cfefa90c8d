// The AWS CLI, and what the commands of infra/ have in common.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A call that AWS, or its command line, refused. */
export class AwsError extends Error {
  constructor(call, said) {
    super(`aws ${call}: ${said}`);
    /** Such as ResourceNotFoundException; empty if the command line itself failed. */
    this.code = /An error occurred \((\w+)\)/.exec(said)?.[1] ?? '';
  }
}

/** Stops a command: the message is for the person who typed it. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Calls in one region; an answer is parsed JSON, undefined where there is none. */
export function awsIn(region) {
  return (service, operation, ...options) => {
    const call = spawnSync('aws', [service, operation, '--region', region, '--output', 'json', ...options], {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      env: { ...process.env, AWS_PAGER: '' },
    });
    if (call.error?.code === 'ENOENT') throw new Stop('The AWS CLI is missing: install version 2 and sign in');
    if (call.status !== 0) throw new AwsError(`${service} ${operation}`, (call.stderr || String(call.error)).trim());
    return call.stdout.trim() ? JSON.parse(call.stdout) : undefined;
  };
}

/** Calls, and takes an error with one of these codes for "not there". */
export function orNothing(codes, call) {
  try {
    return call();
  } catch (error) {
    if (error instanceof AwsError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

/** What a call writes into the file whose name it is given. */
export function written(call) {
  const folder = mkdtempSync(join(tmpdir(), 'aws-answer-'));
  try {
    call(join(folder, 'answer.json'));
    return readFileSync(join(folder, 'answer.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The outputs of a stack by their names. */
export function outputs(aws, stack) {
  const [found] = aws('cloudformation', 'describe-stacks', '--stack-name', stack).Stacks;
  return Object.fromEntries((found.Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue]));
}

/** Options with a value, `--name value`; switches, `--name`, are those whose default is false. */
export function options(defaults, usage) {
  const given = { ...defaults };
  const words = process.argv.slice(2);
  if (words.includes('--help') || words.includes('-h')) throw new Stop(usage, 0);
  while (words.length > 0) {
    const name = words.shift();
    const key = name.replace(/^--/, '');
    if (!name.startsWith('--') || !(key in defaults)) throw new Stop(`Unknown option ${name}\n${usage}`, 2);
    if (defaults[key] === false) given[key] = true;
    else if (words.length > 0) given[key] = words.shift();
    else throw new Stop(`${name} needs a value\n${usage}`, 2);
  }
  return given;
}

/** Runs a command: what stops it is said in one line, and decides the exit code. */
export async function run(command) {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop || error instanceof AwsError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode ?? 1;
  }
}

export const seconds = (count) => new Promise((done) => setTimeout(done, count * 1000));
