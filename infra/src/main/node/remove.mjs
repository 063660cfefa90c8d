// Removes a stack: what CloudFormation can't remove itself (certificates, things, contents of buckets) and then the
// stack. Asks for the stack's name first; can be repeated after any failure.
import { createInterface } from 'node:readline/promises';
import { Stop, awsIn, options, orNothing, run, seconds } from './aws.mjs';
import { GONE, removeCertificate } from './certificates.mjs';

const USAGE = 'usage: infra/remove [--stack VehicleShadow] [--region eu-west-1] [--confirm STACK] [--stack-stays]';
const say = (text) => console.log(text);

await run(async () => {
  const given = options({ stack: 'VehicleShadow', region: 'eu-west-1', confirm: '', 'stack-stays': false }, USAGE);
  const aws = awsIn(given.region);
  const stack = stackOf(aws, given);
  const resources = resourcesOf(aws, stack);
  const ofType = (type) => resources.filter((resource) => resource.ResourceType === type).map((resource) => resource.PhysicalResourceId);
  await confirmed(given);
  for (const policy of ofType('AWS::IoT::Policy')) await freePolicy(aws, policy, new Set(ofType('AWS::IoT::Thing')));
  for (const bucket of ofType('AWS::S3::Bucket')) empty(aws, bucket);
  if (given['stack-stays']) return say('The stack itself stays: remove it with npx cdk destroy');
  await removeStack(aws, stack, ofType('AWS::S3::Bucket'));
});

/** The stack's id: by it CloudFormation still knows a stack that is deleted. */
function stackOf(aws, { stack, region }) {
  const found = orNothing(['ValidationError'], () => aws('cloudformation', 'describe-stacks', '--stack-name', stack))?.Stacks[0];
  if (!found) throw new Stop(`There is no stack ${stack} in ${region}: nothing to remove`, 0);
  if (found.EnableTerminationProtection) {
    throw new Stop(`${stack} is protected ("data": "keep"). To remove it all the same, first:
  aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stack} --region ${region}
Table and people then still outlive the stack.`);
  }
  return found.StackId;
}

/** All of them: describe-stack-resources would stop at 100. */
function resourcesOf(aws, stack) {
  return aws('cloudformation', 'list-stack-resources', '--stack-name', stack).StackResourceSummaries.filter((one) => one.ResourceStatus !== 'DELETE_COMPLETE');
}

async function confirmed({ stack, region, confirm }) {
  if (confirm === stack) return;
  if (confirm) throw new Stop(`--confirm names ${confirm}, but the stack is ${stack}`, 2);
  if (!process.stdin.isTTY) throw new Stop(`This removes ${stack} in ${region}. Without a terminal, say so with --confirm ${stack}`, 2);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await lines.question(`This removes ${stack} in ${region}, every vehicle's certificate, and the page. Type the stack's name to go on: `);
  lines.close();
  if (typed.trim() !== stack) throw new Stop('Nothing was removed');
}

/** Detaches and deletes every certificate under a policy, with its thing unless that is the stack's. */
async function freePolicy(aws, policy, ofStack) {
  const targets = orNothing(GONE, () => aws('iot', 'list-targets-for-policy', '--policy-name', policy))?.targets ?? [];
  for (const target of targets) {
    if (!target.includes(':cert/')) throw new Stop(`${policy} is attached to ${target}, which is no certificate: detach it yourself`);
    for (const one of await removeCertificate(aws, policy, target, ofStack)) say(`deleted: ${one}`);
  }
  const versions = orNothing(GONE, () => aws('iot', 'list-policy-versions', '--policy-name', policy))?.policyVersions ?? [];
  for (const version of versions.filter((each) => !each.isDefaultVersion)) {
    aws('iot', 'delete-policy-version', '--policy-name', policy, '--policy-version-id', version.versionId);
  }
}

function empty(aws, bucket) {
  const there = orNothing(['404', ...GONE], () => aws('s3api', 'list-objects-v2', '--bucket', bucket, '--max-items', '1'));
  if (!there?.Contents?.length) return;
  aws('s3', 'rm', '--recursive', '--only-show-errors', `s3://${bucket}`);
  say(`bucket ${bucket}: emptied`);
}

/** CloudFront delivers logs late: a bucket that is no longer empty is emptied once more. */
async function removeStack(aws, stack, buckets) {
  for (const last of [false, true]) {
    aws('cloudformation', 'delete-stack', '--stack-name', stack);
    say('the stack is being deleted (about twenty minutes, most of them CloudFront\'s)');
    const ended = await stackEnd(aws, stack);
    if (ended === 'DELETE_COMPLETE') return say('the stack is gone');
    const failed = resourcesOf(aws, stack).filter((resource) => resource.ResourceStatus === 'DELETE_FAILED');
    failed.forEach((one) => say(`not deleted: ${one.LogicalResourceId}: ${one.ResourceStatusReason}`));
    if (last || !failed.some((one) => one.ResourceType === 'AWS::S3::Bucket')) throw new Stop('The stack is not gone: mend what is named above and repeat this command');
    buckets.forEach((bucket) => empty(aws, bucket));
  }
}

async function stackEnd(aws, stack) {
  for (;;) {
    const status = aws('cloudformation', 'describe-stacks', '--stack-name', stack).Stacks[0].StackStatus;
    if (status !== 'DELETE_IN_PROGRESS') return status;
    await seconds(Number(process.env.REMOVE_POLL_SECONDS ?? 15));
  }
}
