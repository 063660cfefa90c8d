// Runs the pre-provisioning hook against stand-ins. Arguments: the list as JSON {serial: thing or ""}, the things with a
// certificate, separated by commas, and the parameters of the vehicle as JSON. Prints the answer.
import { createRequire } from 'node:module';
import Module from 'node:module';

const [list, taken, parameters] = [JSON.parse(process.argv[2]), process.argv[3].split(','), JSON.parse(process.argv[4])];
process.env.RESERVED = 'page-,functions-,claim-';
process.env.LIST = 'serials';
class Command {
  constructor(input) {
    this.input = input;
  }
}
class DynamoDBClient {
  async send({ input }) {
    const serial = input.Key.serial.S;
    if (!(serial in list)) return {};
    return { Item: { serial: { S: serial }, ...(list[serial] ? { thing: { S: list[serial] } } : {}) } };
  }
}
class IoTClient {
  async send({ input }) {
    if (input.thingName === 'unknown') throw Object.assign(new Error(), { name: 'ResourceNotFoundException' });
    return { principals: taken.includes(input.thingName) ? ['arn'] : [] };
  }
}
const stands = {
  '@aws-sdk/client-dynamodb': { DynamoDBClient, GetItemCommand: Command },
  '@aws-sdk/client-iot': { IoTClient, ListThingPrincipalsCommand: Command },
};
const load = Module._load;
Module._load = (name, ...rest) => stands[name] ?? load(name, ...rest);
const hook = createRequire(import.meta.url)('../../main/resources/io/vehicleshadow/infra/vehicles/factory-list.js');
const { allowProvisioning } = await hook.handler({ parameters });
console.log(allowProvisioning);
