// Behind a custom resource: answers CloudFormation when the fleet index is active. AWS IoT refuses a fleet metric before.
const { IoTClient, DescribeIndexCommand } = require('@aws-sdk/client-iot');

const PAUSE = 10_000;
/** Kept for the answer. */
const SPARE = 30_000;

exports.handler = async (event, context) => {
  try {
    if (event.RequestType !== 'Delete') await active(context);
    await answer(event, 'SUCCESS', 'The fleet index is active');
  } catch (error) {
    await answer(event, 'FAILED', error.message);
  }
};

async function active(context) {
  const iot = new IoTClient({});
  for (;;) {
    const status = await statusOf(iot);
    if (status === 'ACTIVE') return;
    if (context.getRemainingTimeInMillis() < SPARE + PAUSE) {
      throw new Error(`AWS IoT is still building the fleet index (${status}): deploy again later`);
    }
    await new Promise((done) => setTimeout(done, exports.pause ?? PAUSE));
  }
}

/** Just after indexing was switched on there is no index yet. */
async function statusOf(iot) {
  try {
    return (await iot.send(new DescribeIndexCommand({ indexName: 'AWS_Things' }))).indexStatus;
  } catch (error) {
    if (error.name === 'ResourceNotFoundException') return 'NOT THERE YET';
    throw error;
  }
}

async function answer(event, Status, Reason) {
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({ Status, Reason, PhysicalResourceId: 'fleet-index-active', StackId, RequestId, LogicalResourceId });
  await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
}
