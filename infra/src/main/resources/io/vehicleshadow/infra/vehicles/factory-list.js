// The pre-provisioning hook: a vehicle gets an identity if it is on the factory's list and nobody has its name yet.
// AWS IoT waits five seconds and takes an error for a refusal.
const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
const { IoTClient, ListThingPrincipalsCommand } = require('@aws-sdk/client-iot');

const reserved = process.env.RESERVED.split(',');
const list = new DynamoDBClient({});
const iot = new IoTClient({});

exports.handler = async ({ parameters = {} }) => {
  const { ThingName: thing } = parameters;
  const serial = parameters.SerialNumber || thing;
  const refusal = await refusalOf(thing, serial);
  console.log(JSON.stringify({ thing, serial, ...(refusal ? { refused: refusal } : { allowed: true }) }));
  return { allowProvisioning: !refusal };
};

async function refusalOf(thing, serial) {
  if (!thing) return 'no ThingName was sent';
  if (reserved.some((prefix) => thing.startsWith(prefix))) return 'other clients connect under such names';
  const { Item } = await list.send(new GetItemCommand({ TableName: process.env.LIST, Key: { serial: { S: serial } } }));
  if (!Item) return 'the serial number is not on the list';
  if (Item.thing && Item.thing.S !== thing) return `the serial number is that of ${Item.thing.S}`;
  if (await hasCertificate(thing)) return 'the name is taken: a certificate is attached to the thing';
  return undefined;
}

async function hasCertificate(thingName) {
  try {
    return (await iot.send(new ListThingPrincipalsCommand({ thingName }))).principals.length > 0;
  } catch (error) {
    if (error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
}
