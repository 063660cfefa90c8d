import type { components } from 'openapi';

/** A body by its name in the OpenAPI document; made from it by the build. */
export type Body<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What the document promises, before anything of it is believed: members of its names, of any kind. */
type Told<Name extends keyof components['schemas']> = { readonly [Member in keyof Body<Name>]?: unknown };

/** A value of a signal: a word of its catalogue entry, or a number in its unit. */
export type Value = string | number;

export type Json = Readonly<Record<string, unknown>>;

/** The last moment that a date can name, in milliseconds. */
const LAST_MOMENT = 8.64e15;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object, those of a body of the API or any; none of what is no object. */
export function membersOf(json: unknown): Json;
export function membersOf<Name extends keyof components['schemas']>(json: unknown): Told<Name>;
export function membersOf(json: unknown): Json {
  return isObject(json) ? json : {};
}

export function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number';
}

/** Any JSON as a value that can be shown: what is neither a word nor a number, as its text. */
export function valueOf(json: unknown): Value {
  return isValue(json) ? json : (JSON.stringify(json) ?? '');
}

/** All members of these maps, the last one's where several have a key. No key, not even `constructor`, is there by itself. */
export function mapOf<T>(...maps: (Readonly<Record<string, T>> | undefined)[]): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, ...maps) as Record<string, T>;
}

/** The members that `read` makes something of. No key, not even `__proto__`, is anything but a key. */
export function mapMembers<T>(
  json: unknown,
  read: (value: unknown, key: string) => T | undefined,
): Record<string, T> {
  const found = mapOf<T>();
  for (const [key, value] of Object.entries(membersOf(json))) {
    const made = read(value, key);
    if (made !== undefined) found[key] = made;
  }
  return found;
}

/** The elements that `read` makes something of; none of what is no array. */
export function mapElements<T>(json: unknown, read: (value: unknown) => T | undefined): T[] {
  return (Array.isArray(json) ? json : []).map(read).filter((made) => made !== undefined);
}

export function stringOf(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}

export function numberOf(json: unknown): number | undefined {
  return typeof json === 'number' && Number.isFinite(json) ? json : undefined;
}

export function versionOf(json: unknown): number | undefined {
  return Number.isSafeInteger(json) && (json as number) >= 0 ? (json as number) : undefined;
}

/** One of those words. */
export function oneOf<T extends string>(words: readonly T[], json: unknown): T | undefined {
  return words.find((word) => word === json);
}

/** A moment in milliseconds since the epoch, if it is one that a date can name. */
export function momentOf(milliseconds: unknown): number | undefined {
  const moment = numberOf(milliseconds);
  return moment !== undefined && Math.abs(moment) <= LAST_MOMENT ? moment : undefined;
}

/** `2026-11-30T09:00:00Z` in milliseconds since the epoch. */
export function parsedTime(json: unknown): number | undefined {
  return typeof json === 'string' ? momentOf(Date.parse(json)) : undefined;
}

/** The object without the members that are undefined. */
export function defined<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
