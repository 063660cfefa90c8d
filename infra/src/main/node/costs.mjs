// The cost table of docs/scale.md with its arithmetic: prints the rows as they stand there. A test compares.
// List prices of us-east-1, from memory, November 2026: check them, change them here, and copy the rows.

const DAYS = 30;
const MILLION = 1e6;
const GB_SECOND = 0.0000133334;

/** Of one vehicle in a month, with sensors in the shadow and with sensors by basic ingest. */
const updates = [(720 + 24 + 8) * DAYS, (24 + 8) * DAYS];
const ingested = [0, 720 * DAYS];
const connects = 4 * DAYS;
const presence = 2 * connects;
const commands = 4 * DAYS;
const gets = connects + 2 * commands;
const calls = 10 * DAYS;
const minutes = 24 * 60 * DAYS;
const writes = 64 * DAYS;
const people = 1.2 * 0.5;
const recorded = updates.map((count) => count + presence);

const number = (count) => Math.round(count).toLocaleString('en-US');
const or = (counts) => counts.map(number).join(' or ');
const both = (cost) => [cost, cost];
/** Half a unit of the last place goes up, as on paper. */
const dollars = (cost, places = 4) => `$${(Math.round(Number(`${cost.toPrecision(12)}e${places}`)) / 10 ** places).toFixed(places)}`;

const apiSeconds = calls * 0.05 + commands * 2;
const loggedCalls = recorded.map((count) => count + calls);

const rows = [
  ['connectivity, $0.08 per million minutes', `${number(minutes)} min`, both((minutes * 0.08) / MILLION)],
  ['messages, $1.00 per million: an update in, `accepted` out, its PUBACK: 3; a connect 5; a function that waits 5', `${or(updates)} × 3 + ${number(5 * (connects + commands))}`,
    updates.map((count) => (count * 3 + 5 * (connects + commands)) / MILLION)],
  ['shadow operations, $1.25 per million', `${or(updates)} + ${gets}`, updates.map((count) => ((count + gets) * 1.25) / MILLION)],
  ['rules, $0.15 per million triggered + $0.15 per million actions', `${number(updates[0])} + ${presence} presence, either way`,
    updates.map((count, way) => ((count + ingested[way] + presence) * 0.3) / MILLION)],
  ['DynamoDB writes, $0.625 per million', `64 × ${DAYS}`, both((writes * 0.625) / MILLION)],
  ['Lambda history, $0.20 per million + 20 ms', `${or(updates)} + ${presence}`, recorded.map((count) => count * (0.2 / MILLION + 0.02 * 0.5 * GB_SECOND))],
  ['API and its functions, $1.00 + $0.20 per million + 50 ms, and 2 s more for those that wait', `${calls} calls, of which ${commands} wait`,
    both((calls * 1.2) / MILLION + apiSeconds * 1.77 * GB_SECOND)],
  ['logs, $0.50 per GB, 0.7 KB per call of a function', or(loggedCalls), loggedCalls.map((count) => ((count * 0.7) / MILLION) * 0.5)],
  ['fleet index, $2.25 per million updates', `${or(updates)} + ${presence}`, recorded.map((count) => (count * 2.25) / MILLION)],
  ['people, $0.02 per active', String(people), both(people * 0.02)],
];
/** With the smart-home skill besides: every change calls its function too, and some are told to Alexa. */
const told = (4 + 6) * DAYS + presence;
const spoken = 2 * DAYS;
const asked = 4 * DAYS;
const home = [
  ['rule actions, $0.15 per million', or(recorded), recorded.map((count) => (count * 0.15) / MILLION)],
  ['Lambda events, $0.20 per million + 20 ms, and 200 ms more for each that Alexa is told', `${or(recorded)}, ${told} told`,
    recorded.map((count) => count * (0.2 / MILLION + 0.02 * 0.5 * GB_SECOND) + told * 0.2 * 0.5 * GB_SECOND)],
  ['DynamoDB, two reads an event at $0.125 per million, two writes for each that is told', `${or(recorded)}, ${told} told`,
    recorded.map((count) => (count * 2 * 0.125 + told * 2 * 0.625) / MILLION)],
  ['Lambda directives, $0.20 per million + 50 ms, and 2 s more for those that command', `${spoken} commands, ${asked} questions`,
    both(((spoken + asked) * 0.2) / MILLION + ((spoken + asked) * 0.05 + spoken * 2) * 1.77 * GB_SECOND)],
  ['logs, $0.50 per GB, 0.7 KB per call of a function', `${or(recorded)} + ${spoken + asked}`,
    recorded.map((count) => (((count + spoken + asked) * 0.7) / MILLION) * 0.5)],
];

/** Prints the rows of a table and their sum. */
function table(title, lines) {
  const sums = [0, 1].map((way) => lines.reduce((sum, row) => sum + row[2][way], 0));
  lines.forEach(([what, sum, costs]) => console.log(`| ${what} | ${sum} | ${costs.map((cost) => dollars(cost)).join(' | ')} |`));
  console.log(`| **${title}** | | ${sums.map((cost) => `**${dollars(cost, 2)}**`).join(' | ')} |`);
  return sums.map((cost) => `$${number(Math.round(cost * 1000) * 1000)}`);
}

const without = table('together', rows);
console.log(`A million vehicles: ${without[0]} a month, or ${without[1]} with sensors kept out of the shadow.`);
const more = table('smart home besides', home);
console.log(`A million vehicles whose people all use smart home: ${more[0]} a month more, or ${more[1]}.`);
