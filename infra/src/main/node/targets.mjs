// What infra/smoke checks: a deployed stack, or a local run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, awsIn, outputs, written } from './aws.mjs';
import { removeCertificate } from './certificates.mjs';

const AUTHORITY = 'https://www.amazontrust.com/repository/AmazonRootCA1.pem';

/** A stack, with the rights of whoever is signed in to the AWS CLI. */
export function deployed(region, stack) {
  const aws = awsIn(region);
  const out = outputs(aws, stack);
  const address = `https://${out.IotEndpoint}`;
  return {
    isLocal: false,
    issuer: out.SignInIssuer,
    clientId: out.CommandLineClientId,
    api: out.ApiUrl,
    template: out.ProvisioningTemplate,
    endpoint: out.IotEndpoint,
    port: 8883,
    vehicleOptions: [],
    claim: async (folder, thing) => {
      const serial = JSON.stringify({ serial: { S: thing } });
      if (out.FactoryList) aws('dynamodb', 'put-item', '--table-name', out.FactoryList, '--item', serial);
      const made = aws('iot', 'create-provisioning-claim', '--template-name', out.ProvisioningTemplate);
      return files(folder, await (await fetch(AUTHORITY)).text(), made.certificatePem, made.keyPair.PrivateKey);
    },
    updateShadow: (thing, document) => answered((file) => {
      const payload = JSON.stringify(document);
      aws('iot-data', 'update-thing-shadow', '--endpoint-url', address, '--thing-name', thing, '--cli-binary-format', 'raw-in-base64-out', '--payload', payload, file);
    }),
    shadow: (thing) => answered((file) => aws('iot-data', 'get-thing-shadow', '--endpoint-url', address, '--thing-name', thing, file)),
    remove: async (thing) => {
      const serial = JSON.stringify({ serial: { S: thing } });
      for (const principal of aws('iot', 'list-thing-principals', '--thing-name', thing).principals) {
        const others = aws('iot', 'list-attached-policies', '--target', principal).policies.map((each) => each.policyName).filter((name) => name !== out.VehiclePolicy);
        for (const other of others) aws('iot', 'detach-policy', '--policy-name', other, '--target', principal);
        await removeCertificate(aws, out.VehiclePolicy, principal, new Set());
      }
      answered((file) => aws('iot-data', 'delete-thing-shadow', '--endpoint-url', address, '--thing-name', thing, file));
      if (out.FactoryList) aws('dynamodb', 'delete-item', '--table-name', out.FactoryList, '--key', serial);
    },
  };
}

/** A run of this machine, by its data folder. Its certificates stay: they end with the folder. */
export function local(data) {
  const file = join(data, 'endpoints.json');
  if (!existsSync(file)) throw new Stop(`There is no ${file}: is ./run running?`);
  const run = JSON.parse(readFileSync(file, 'utf8'));
  const [endpoint, port] = run.mqtt.split(':');
  const shadow = (thing) => `${run.dataPlane}/things/${thing}/shadow`;
  const json = async (answer) => (await answer).json();
  return {
    isLocal: true,
    issuer: run.signIn,
    api: run.api,
    template: 'vehicle-shadow',
    endpoint,
    port,
    vehicleOptions: ['--data', data],
    claim: async () => {
      const [ca, certificate, key] = ['ca.pem', 'claim.pem', 'claim.key'].map((name) => join(run.certificates, name));
      return existsSync(certificate) ? { ca, certificate, key } : undefined;
    },
    updateShadow: (thing, document) => json(fetch(shadow(thing), { method: 'POST', body: JSON.stringify(document) })),
    shadow: (thing) => json(fetch(shadow(thing))),
    remove: async (thing) => {
      const answer = await fetch(shadow(thing), { method: 'DELETE' });
      if (!answer.ok) throw new Error(`deleting the shadow answers ${answer.status}`);
    },
  };
}

function files(folder, ca, certificate, key) {
  const names = { ca: join(folder, 'ca.pem'), certificate: join(folder, 'claim.pem'), key: join(folder, 'claim.key') };
  Object.entries({ ca, certificate, key }).forEach(([name, text]) => writeFileSync(names[name], text, { mode: 0o600 }));
  return names;
}

/** The document that a call of the data plane writes. */
const answered = (call) => JSON.parse(written(call) || '{}');
