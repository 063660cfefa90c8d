// What a template's intrinsic functions lead to: something that is there, and never back to where they stand.

const PSEUDO = /^AWS::(AccountId|Region|Partition|StackId|StackName|URLSuffix|NoValue|NotificationARNs)$/;

/** The intrinsic functions, and how their argument looks. Source: CloudFormation, "Intrinsic function reference". */
export const FUNCTIONS = new Map([
  ['Ref', (value) => typeof value === 'string'],
  ['Condition', (value) => typeof value === 'string'],
  ['Fn::GetAtt', (value) => parts(value).length === 2],
  ['Fn::Sub', (value) => typeof value === 'string' || (isList(value, 2) && typeof value[0] === 'string')],
  ['Fn::Join', (value) => isList(value, 2) && typeof value[0] === 'string' && (Array.isArray(value[1]) || isCall(value[1]))],
  ['Fn::Select', (value) => isList(value, 2)],
  ['Fn::Split', (value) => isList(value, 2)],
  ['Fn::FindInMap', (value) => isList(value, 3)],
  ['Fn::If', (value) => isList(value, 3)],
  ['Fn::Base64', () => true],
  ['Fn::Cidr', Array.isArray],
  ['Fn::GetAZs', () => true],
  ['Fn::ImportValue', () => true],
]);

const isList = (value, length) => Array.isArray(value) && value.length === length;
const isCall = (value) => value !== null && typeof value === 'object' && Object.keys(value).length === 1;

/** Fn::GetAtt's argument: logical id and attribute, whichever way they are written. */
function parts(value) {
  if (typeof value !== 'string') return Array.isArray(value) ? value : [];
  const dot = value.indexOf('.');
  return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}

export class References {
  #template;
  #attributesOf;
  #fault;
  /** Which resources each resource needs first. */
  #needs = new Map();

  /** @param attributesOf the attributes of a resource type, undefined where they are not known */
  constructor(template, attributesOf, fault) {
    this.#template = template;
    this.#attributesOf = attributesOf;
    this.#fault = fault;
  }

  check() {
    for (const [id, resource] of Object.entries(this.#template.Resources)) {
      const needed = new Set();
      this.#needs.set(id, needed);
      [resource.DependsOn ?? []].flat().forEach((other) => this.#target(other, `${id}.DependsOn`, needed));
      if (resource.Condition) this.#condition(resource.Condition, id);
      this.#walk(resource.Properties, `${id}.Properties`, needed);
    }
    this.#walk(this.#template.Outputs, 'Outputs', new Set());
    this.#cycles();
  }

  #walk(value, where, needed) {
    if (value === null || typeof value !== 'object') return;
    for (const [key, each] of Object.entries(value)) {
      const at = `${where}.${key}`;
      if (key.startsWith('Fn::') && !FUNCTIONS.has(key)) this.#fault(at, 'is no intrinsic function');
      else if (isCall(value) && FUNCTIONS.has(key)) this.#call(key, each, at, needed);
      this.#walk(each, at, needed);
    }
  }

  #call(name, value, where, needed) {
    if (name === 'Condition' && typeof value !== 'string') return;
    if (!FUNCTIONS.get(name)(value)) return void this.#fault(where, `does not look as ${name} should`);
    if (name === 'Ref') this.#target(value, where, needed, true);
    if (name === 'Fn::GetAtt') this.#attribute(parts(value), where, needed);
    if (name === 'Fn::Sub') this.#substitution(value, where, needed);
    if (name === 'Fn::If') this.#condition(value[0], where);
    if (name === 'Fn::FindInMap' && typeof value[0] === 'string' && !this.#template.Mappings?.[value[0]]) {
      this.#fault(where, `refers to the mapping ${value[0]}, which is not there`);
    }
  }

  #substitution(value, where, needed) {
    const [text, own] = [value].flat();
    for (const [, name] of text.matchAll(/\$\{(?!!)([^}]+)\}/g)) {
      if (own && name in own) continue;
      if (name.includes('.')) this.#attribute(parts(name), where, needed);
      else this.#target(name, where, needed, true);
    }
  }

  #condition(name, where) {
    if (!(name in (this.#template.Conditions ?? {}))) this.#fault(where, `refers to the condition ${name}, which is not there`);
  }

  #target(id, where, needed, orParameter = false) {
    if (id in this.#template.Resources) needed.add(id);
    else if (!orParameter || !(PSEUDO.test(id) || id in (this.#template.Parameters ?? {}))) {
      this.#fault(where, `refers to ${id}, which is not there`);
    }
  }

  #attribute([id, name], where, needed) {
    this.#target(id, where, needed);
    const type = this.#template.Resources[id]?.Type;
    const known = type && this.#attributesOf(type);
    if (known && typeof name === 'string' && !known[name]) this.#fault(where, `${type} has no attribute ${name}`);
  }

  /** CloudFormation refuses a template in which a resource needs itself, however far round. */
  #cycles() {
    const done = new Set();
    const visit = (id, way) => {
      if (way.includes(id)) return void this.#fault(id, `needs itself: ${[...way.slice(way.indexOf(id)), id].join(' needs ')}`);
      if (done.has(id)) return;
      for (const needed of this.#needs.get(id)) visit(needed, [...way, id]);
      done.add(id);
    };
    for (const id of this.#needs.keys()) visit(id, []);
  }
}
