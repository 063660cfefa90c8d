// Runs the function behind the custom resource against a stand-in for AWS IoT. Argument: what AWS IoT says, one word a
// look, and how many looks there is time for. Prints the answer that CloudFormation gets, and after how many looks.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import Module from 'node:module';

const [said, time] = [process.argv[2].split(','), Number(process.argv[3])];
let looks = 0;
class IoTClient {
  send() {
    const status = said[Math.min(looks++, said.length - 1)];
    if (status === 'ResourceNotFoundException') return Promise.reject(Object.assign(new Error('no index'), { name: status }));
    if (status === 'AccessDenied') return Promise.reject(new Error('not allowed'));
    return Promise.resolve({ indexStatus: status });
  }
}
const load = Module._load;
Module._load = (name, ...rest) => (name === '@aws-sdk/client-iot' ? { IoTClient, DescribeIndexCommand: class {} } : load(name, ...rest));
const handler = createRequire(import.meta.url)('../../main/resources/io/vehicleshadow/infra/wait-for-index.js');
handler.pause = 1;

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    response.end();
    const { Status, Reason } = JSON.parse(body);
    console.log(`${Status} after ${looks}: ${Reason}`);
    server.close();
  });
});
server.listen(0, '127.0.0.1', () =>
  handler.handler(
    { RequestType: process.argv[4] ?? 'Create', ResponseURL: `http://127.0.0.1:${server.address().port}/`, StackId: 's', RequestId: 'r', LogicalResourceId: 'l' },
    { getRemainingTimeInMillis: () => (looks < time ? 900_000 : 0) },
  ),
);
