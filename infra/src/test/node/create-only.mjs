// The resources of a template that have a name of their own, each with its logical id and a digest of what CloudFormation
// can only set when it makes the resource: if the digest or the id changes under the same name, CloudFormation makes the
// new one before it deletes the old, and finds the name taken. Each line begins with the stack's name and a tab.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const schemas = loadAwsServiceSpecSync();
const NAMES = /^(\w*Name|Domain)$/;
/** Their names are unique only within what they belong to. */
const WITHIN = ['AWS::ApiGatewayV2::Stage', 'AWS::Lambda::Alias', 'AWS::Route53::RecordSet'];

for (const file of process.argv.slice(2)) {
  const { Resources } = JSON.parse(readFileSync(file, 'utf8'));
  for (const [id, resource] of Object.entries(Resources)) {
    const [schema] = schemas.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
    if (!schema || WITHIN.includes(resource.Type)) continue;
    const fixed = Object.entries(resource.Properties ?? {}).filter(([name]) => schema.properties[name]?.causesReplacement === 'yes');
    const name = fixed.find(([property, value]) => NAMES.test(property) && !value.Ref && !value['Fn::GetAtt']);
    if (!name) continue;
    const rest = fixed.filter(([property]) => property !== name[0]).sort();
    const digest = createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 12);
    console.log(`${basename(file, '.template.json')}\t${resource.Type} ${JSON.stringify(name[1])} ${id} ${digest}`);
  }
}
