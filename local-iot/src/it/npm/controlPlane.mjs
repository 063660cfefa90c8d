// A device's life by the AWS SDK for JavaScript, at the address in IOT: made, connected, thrown out, removed.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import {
  AttachPolicyCommand,
  AttachThingPrincipalCommand,
  CreateKeysAndCertificateCommand,
  CreatePolicyCommand,
  CreateThingCommand,
  DeleteCertificateCommand,
  DeletePolicyCommand,
  DeleteThingCommand,
  DescribeEndpointCommand,
  DescribeThingCommand,
  DetachPolicyCommand,
  DetachThingPrincipalCommand,
  IoTClient,
  ListJobsCommand,
  paginateListThings,
  UpdateCertificateCommand,
  UpdateThingCommand,
} from "@aws-sdk/client-iot";
import mqtt from "mqtt";

const iot = new IoTClient({
  endpoint: process.env.IOT,
  region: "eu-west-1",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
});
const policyDocument = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "iot:*", Resource: "*" }],
});
const made = (command) => iot.send(command);

assert.match((await made(new DescribeEndpointCommand({ endpointType: "iot:Data-ATS" }))).endpointAddress, /^localhost:/);
for (const thingName of ["lamp", "door", "blind"]) {
  const thing = await made(new CreateThingCommand({ thingName, attributePayload: { attributes: { room: "hall" } } }));
  assert.equal(thing.thingArn, `arn:aws:iot:eu-west-1:000000000000:thing/${thingName}`);
}
const names = [];
for await (const page of paginateListThings({ client: iot, pageSize: 2 }, { attributeName: "room", attributeValue: "hall" })) {
  names.push(page.things.map((thing) => thing.thingName));
}
assert.deepEqual(names, [["blind", "door"], ["lamp"]]);
await assert.rejects(made(new UpdateThingCommand({ thingName: "lamp", expectedVersion: 7 })), { name: "VersionConflictException" });
await assert.rejects(made(new DescribeThingCommand({ thingName: "none" })), { name: "ResourceNotFoundException" });
await assert.rejects(made(new ListJobsCommand({})), { name: "NotOfferedByLocalIotException" });

await made(new CreatePolicyCommand({ policyName: "lamps", policyDocument }));
await assert.rejects(made(new CreatePolicyCommand({ policyName: "bad", policyDocument: "{}" })), { name: "MalformedPolicyException" });
const { certificateArn, certificateId, certificatePem, keyPair } = await made(
  new CreateKeysAndCertificateCommand({ setAsActive: true }),
);
await made(new AttachPolicyCommand({ policyName: "lamps", target: certificateArn }));
await made(new AttachThingPrincipalCommand({ thingName: "lamp", principal: certificateArn }));

const lamp = await mqtt.connectAsync(`mqtts://${process.env.MQTT}`, {
  clientId: "lamp",
  protocolVersion: 5,
  reconnectPeriod: 0,
  ca: readFileSync(".local-iot/certificates/ca.pem"),
  cert: certificatePem,
  key: keyPair.PrivateKey,
});
const thrownOut = once(lamp, "disconnect");
await made(new UpdateCertificateCommand({ certificateId, newStatus: "INACTIVE" }));
assert.equal((await thrownOut)[0].reasonCode, 0x87);

await made(new DetachPolicyCommand({ policyName: "lamps", target: certificateArn }));
await made(new DetachThingPrincipalCommand({ thingName: "lamp", principal: certificateArn }));
await made(new DeleteCertificateCommand({ certificateId }));
await made(new DeletePolicyCommand({ policyName: "lamps" }));
await made(new DeleteThingCommand({ thingName: "lamp" }));
await assert.rejects(made(new DescribeThingCommand({ thingName: "lamp" })), { name: "ResourceNotFoundException" });
console.log("all of it");
