// For vehicles that renew their certificates. As the hook of the renewing template it lets a vehicle name itself only;
// called by the rule, when a vehicle says that it uses its new certificate, it deactivates those before.
const iotClient = require('@aws-sdk/client-iot');

const { DescribeCertificateCommand, ListThingPrincipalsCommand, UpdateCertificateCommand } = iotClient;
const iot = new iotClient.IoTClient({});

exports.handler = async (event) =>
  event.templateArn ? { allowProvisioning: await mayRenew(event) } : deactivateOlder(event);

// AWS IoT names client id and certificate of the connection; the thing's name is the vehicle's own word.
async function mayRenew({ clientId, claimCertificateId, parameters = {} }) {
  const thing = parameters.ThingName;
  const allowed = Boolean(thing) && clientId === thing && (await certificatesOf(thing)).includes(claimCertificateId);
  console.log(JSON.stringify({ thing, clientId, certificate: claimCertificateId, allowed }));
  return allowed;
}

async function deactivateOlder({ thing, certificate }) {
  const ids = await certificatesOf(thing);
  if (!ids.includes(certificate)) {
    console.log(JSON.stringify({ thing, certificate, ignored: 'the certificate is not attached to the thing' }));
    return;
  }
  const used = await described(certificate);
  for (const certificateId of ids.filter((id) => id !== certificate)) {
    const other = await described(certificateId);
    if (other.creationDate < used.creationDate && other.status === 'ACTIVE') {
      await iot.send(new UpdateCertificateCommand({ certificateId, newStatus: 'INACTIVE' }));
      console.log(JSON.stringify({ thing, certificate, deactivated: certificateId }));
    }
  }
}

async function described(certificateId) {
  return (await iot.send(new DescribeCertificateCommand({ certificateId }))).certificateDescription;
}

async function certificatesOf(thingName) {
  const ids = [];
  for (let nextToken; ; ) {
    const page = await iot.send(new ListThingPrincipalsCommand({ thingName, nextToken }));
    ids.push(...page.principals.map((arn) => arn.split('/').pop()));
    nextToken = page.nextToken;
    if (!nextToken) return ids;
  }
}
