// How a certificate of AWS IoT is removed, with the things that it belongs to.
import { Stop, orNothing, seconds } from './aws.mjs';

export const GONE = ['ResourceNotFoundException', 'NoSuchBucket', 'NotFound'];

/** Detaches the certificate and deletes it, with its things unless they are the stack's; returns what was deleted. */
export async function removeCertificate(aws, policy, arn, ofStack) {
  const certificate = arn.split(':cert/')[1];
  const deleted = [];
  const things = aws('iot', 'list-principal-things', '--principal', arn).things;
  for (const thing of things) await detach(aws, thing, arn);
  aws('iot', 'detach-policy', '--policy-name', policy, '--target', arn);
  if (aws('iot', 'list-attached-policies', '--target', arn).policies.length === 0) {
    aws('iot', 'update-certificate', '--certificate-id', certificate, '--new-status', 'INACTIVE');
    aws('iot', 'delete-certificate', '--certificate-id', certificate);
    deleted.push(`certificate ${certificate.slice(0, 8)}… of ${things.join(', ') || 'no thing'}`);
  }
  for (const thing of things.filter((each) => !ofStack.has(each))) {
    orNothing(GONE, () => aws('iot', 'delete-thing', '--thing-name', thing));
    deleted.push(`thing ${thing}`);
  }
  return deleted;
}

/** AWS IoT detaches a certificate some time after it said so. */
async function detach(aws, thing, arn) {
  aws('iot', 'detach-thing-principal', '--thing-name', thing, '--principal', arn);
  for (let wait = 0; wait < 30; wait++) {
    if (!aws('iot', 'list-thing-principals', '--thing-name', thing).principals.includes(arn)) return;
    await seconds(1);
  }
  throw new Stop(`AWS IoT has not detached ${arn} from ${thing} yet: repeat this command in a minute`);
}
