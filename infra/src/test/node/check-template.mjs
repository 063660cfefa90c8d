// Checks CloudFormation templates against the resource schemas: node check-template.mjs TEMPLATE…
// One line for each fault on standard output, which begins with the template's file name; exit code 1 if there are any.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { FUNCTIONS, References } from './references.mjs';

const schemas = loadAwsServiceSpecSync();
const SELF_MADE = /^(Custom::|AWS::CloudFormation::CustomResource$|AWS::CDK::Metadata$)/;
const OF_RESOURCES = ['Type', 'Properties', 'DependsOn', 'Metadata', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'CreationPolicy', 'UpdatePolicy'];
const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];
let faults = 0;
let checked = '';

function fault(where, what) {
  faults += 1;
  console.log(`${checked}: ${where}: ${what}`);
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function isIntrinsic(value) {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && FUNCTIONS.has(keys[0]);
}

const PRIMITIVES = {
  string: (value) => typeof value === 'string',
  'date-time': (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
  integer: (value) => Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value)),
  number: (value) => typeof value === 'number' || (typeof value === 'string' && value !== '' && !isNaN(value)),
  json: (value) => isObject(value) || typeof value === 'string' || Array.isArray(value),
  null: (value) => value === null,
};

/** What is wrong with a value of that type; nothing if it is right. */
function faultsOf(value, type, where) {
  if (isIntrinsic(value)) return [];
  if (PRIMITIVES[type.type]) {
    if (!PRIMITIVES[type.type](value)) return [[where, `should be a ${type.type}, is ${JSON.stringify(value)}`]];
    const wrong = type.allowedValues && !type.allowedValues.includes(value);
    return wrong ? [[where, `should be one of ${type.allowedValues.join(', ')}, is ${JSON.stringify(value)}`]] : [];
  }
  switch (type.type) {
    case 'array':
      if (!Array.isArray(value)) return [[where, `should be an array, is ${JSON.stringify(value)}`]];
      return value.flatMap((each, index) => faultsOf(each, type.element, `${where}[${index}]`));
    case 'map':
      if (!isObject(value)) return [[where, `should be a map, is ${JSON.stringify(value)}`]];
      return Object.entries(value).flatMap(([key, each]) => faultsOf(each, type.element, `${where}.${key}`));
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : [[where, 'should be a tag']];
    case 'ref':
      return faultsOfObject(value, schemas.get('typeDefinition', type.reference.$ref).properties, where);
    case 'union': {
      const each = type.types.map((one) => faultsOf(value, one, where));
      return each.find((found) => found.length === 0) ?? each.sort((a, b) => a.length - b.length)[0];
    }
    default:
      return [[where, `has a type that this checker does not know: ${type.type}`]];
  }
}

function faultsOfObject(value, properties, where) {
  if (!isObject(value)) return [[where, `should be an object, is ${JSON.stringify(value)}`]];
  const found = [];
  for (const [name, each] of Object.entries(value)) {
    if (!properties[name]) found.push([`${where}.${name}`, 'is no such property']);
    else found.push(...faultsOf(each, properties[name].type, `${where}.${name}`));
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.required && !(name in value)) found.push([where, `lacks ${name}`]);
  }
  return found;
}

function checkResource(id, resource) {
  for (const name of Object.keys(resource)) if (!OF_RESOURCES.includes(name)) fault(id, `${name} is nothing that a resource has`);
  for (const name of ['DeletionPolicy', 'UpdateReplacePolicy']) {
    if (name in resource && !POLICIES.includes(resource[name])) fault(`${id}.${name}`, `should be one of ${POLICIES.join(', ')}`);
  }
  if (SELF_MADE.test(resource.Type)) return;
  const [schema] = schemas.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
  if (!schema) return fault(id, `${resource.Type} is no type of CloudFormation`);
  faultsOfObject(resource.Properties ?? {}, schema.properties, `${id}.Properties`).forEach(([at, what]) => fault(at, what));
}

/** The attributes that Fn::GetAtt may name; undefined where they are the resource's own affair. */
function attributesOf(type) {
  const [schema] = SELF_MADE.test(type) ? [] : schemas.lookup('resource', 'cloudFormationType', 'equals', type);
  return schema && { ...schema.attributes, ...schema.properties };
}

for (const file of process.argv.slice(2)) {
  checked = basename(file);
  const template = JSON.parse(readFileSync(file, 'utf8'));
  for (const [id, resource] of Object.entries(template.Resources)) checkResource(id, resource);
  new References(template, attributesOf, fault).check();
}
process.exitCode = faults > 0 ? 1 : 0;
