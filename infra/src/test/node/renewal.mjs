// Runs renewal.js against a stand-in of the registry. Arguments: the registry as JSON {thing: {certificate id: [day of
// creation, status]}} and the event as JSON. Prints the answer and what was deactivated.
import { createRequire } from 'node:module';
import Module from 'node:module';

const [registry, event] = process.argv.slice(2).map((each) => JSON.parse(each));
const deactivated = [];
class Command {
  constructor(input) {
    this.input = input;
  }
}
class ListThingPrincipalsCommand extends Command {
  /** One certificate a page. */
  answer() {
    const ids = Object.keys(registry[this.input.thingName] ?? {});
    const at = Number(this.input.nextToken ?? 0);
    return { principals: ids.slice(at, at + 1).map((id) => `arn:aws:iot:r:1:cert/${id}`), nextToken: at + 1 < ids.length ? `${at + 1}` : undefined };
  }
}
class DescribeCertificateCommand extends Command {
  answer() {
    const [day, status] = Object.values(registry).map((each) => each[this.input.certificateId]).find(Boolean);
    return { certificateDescription: { creationDate: new Date(Date.UTC(2026, 0, day)), status } };
  }
}
class UpdateCertificateCommand extends Command {
  answer() {
    if (this.input.newStatus !== 'INACTIVE') throw new Error(this.input.newStatus);
    deactivated.push(this.input.certificateId);
    return {};
  }
}
class IoTClient {
  async send(command) {
    return command.answer();
  }
}
const stand = { IoTClient, ListThingPrincipalsCommand, DescribeCertificateCommand, UpdateCertificateCommand };
const load = Module._load;
Module._load = (name, ...rest) => (name === '@aws-sdk/client-iot' ? stand : load(name, ...rest));
const renewal = createRequire(import.meta.url)('../../main/resources/io/vehicleshadow/infra/vehicles/renewal.js');
const answer = await renewal.handler(event);
console.log(answer ? `allowed ${answer.allowProvisioning}` : `deactivated ${deactivated.join(' ')}`.trim());
