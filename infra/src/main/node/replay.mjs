// Shows what lies in the dead-letter queue and sends it again to the function that failed: that of the history, or that
// which tells Alexa of changes. A message is deleted once it was taken; taken twice is taken once, so this can be stopped
// and repeated at any time.
import { writeFileSync } from 'node:fs';
import { awsIn, options, outputs, run, written } from './aws.mjs';

const USAGE = 'usage: infra/replay [--stack VehicleShadow] [--region eu-west-1] [--dry-run]';
const DOCUMENTS = /^\$aws\/things\/([^/]+)\/shadow\/update\/documents$/;
const PRESENCE = /^\$aws\/events\/presence\/(?:connected|disconnected)\/([^/]+)$/;

/** The event that the history function takes, as the rule's SELECT makes it; or why there is none. */
function eventOf(message) {
  const body = parsed(message.Body);
  if (isObject(body?.requestPayload)) {
    return { event: body.requestPayload, targets: [body.requestContext?.functionArn], why: `the function failed (${body.requestContext?.condition ?? 'no reason given'})` };
  }
  if (typeof body?.base64OriginalPayload === 'string') return ofRule(body, Number(message.Attributes?.SentTimestamp));
  return { problem: 'neither a failed call of the function nor an error of a rule' };
}

/** Adds what the rule's SELECT would have added to what the vehicle sent. */
function ofRule(body, sent) {
  const original = parsed(Buffer.from(body.base64OriginalPayload, 'base64').toString('utf8'));
  if (!isObject(original)) return { problem: `the message on ${body.topic} is not a JSON object` };
  const failed = (body.failures ?? []).map((failure) => `${failure.failedAction}: ${failure.errorMessage}`).join('; ');
  const why = `the rule ${body.ruleName} failed (${failed})`;
  for (const [kind, topic] of [['documents', DOCUMENTS], ['presence', PRESENCE]]) {
    const [, thing] = topic.exec(body.topic) ?? [];
    const targets = (body.failures ?? [{}]).map((failure) => failure.failedResource);
    if (thing) return { event: { ...original, kind, thing, received: sent }, targets, why };
  }
  return { problem: `no rule of the history reads the topic ${body.topic}` };
}

/** Where it failed, which may be at two functions; the history function where the message doesn't say. */
const targetsOf = ({ targets }, history) => new Set(targets.map((target) => (/^arn:[\w-]+:lambda:/.test(target ?? '') ? target : history)));

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Control characters of a message must not reach the terminal. */
const shown = (text) => String(text).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

const titled = ({ event }) => `${event.kind} of ${event.thing ?? event.directive?.endpoint?.endpointId}${event.current ? `, version ${event.current.version}` : ''}`;

/** What the first function said that failed again. */
const failureOf = (aws, found, history) => [...targetsOf(found, history)].map((target) => failureAt(aws, target, found.event)).find(Boolean);

/** Whether the function recorded it; otherwise what it said. */
function failureAt(aws, functionArn, event) {
  let failed;
  const answer = written((file) => {
    const payload = `${file}.payload`;
    writeFileSync(payload, JSON.stringify(event));
    failed = aws('lambda', 'invoke', '--function-name', functionArn, '--cli-binary-format', 'raw-in-base64-out', '--payload', `file://${payload}`, file).FunctionError;
  });
  return failed ? answer : undefined;
}

await run(() => {
  const given = options({ stack: 'VehicleShadow', region: 'eu-west-1', 'dry-run': false }, USAGE);
  const aws = awsIn(given.region);
  const { DeadLetters: queue, HistoryFunction: functionArn } = outputs(aws, given.stack);
  const seen = new Set();
  let recorded = 0;
  let left = 0;
  for (;;) {
    const messages = aws('sqs', 'receive-message', '--queue-url', queue, '--max-number-of-messages', '10', '--wait-time-seconds', '2',
      '--visibility-timeout', '120', '--attribute-names', 'SentTimestamp')?.Messages ?? [];
    const fresh = messages.filter((message) => !seen.has(message.MessageId));
    for (const message of fresh) {
      seen.add(message.MessageId);
      const found = eventOf(message);
      const name = shown(found.problem ? message.MessageId : titled(found));
      const failure = found.problem ?? (given['dry-run'] ? undefined : failureOf(aws, found, functionArn));
      if (found.problem || failure) {
        left++;
        console.log(`left in the queue: ${name}: ${shown(failure)}`);
      } else if (given['dry-run']) {
        left++;
        console.log(`would be replayed: ${name}: ${shown(found.why)}`);
      } else {
        aws('sqs', 'delete-message', '--queue-url', queue, '--receipt-handle', message.ReceiptHandle);
        recorded++;
        console.log(`recorded: ${name}: ${shown(found.why)}`);
      }
    }
    if (fresh.length === 0) break;
  }
  console.log(`${recorded} recorded, ${left} left in the queue`);
  return left > 0 && !given['dry-run'] ? 1 : 0;
});
