import { readFileSync } from 'node:fs';
import { findSignal, readCatalogue, type Signal } from '../src/model/catalogue';

const FILE = '../../vehicle-contract/src/main/resources/io/vehicleshadow/vehicle/signal/catalogue.json';
/** The standard catalogue as it stands in its file. */
export const STANDARD: unknown = JSON.parse(readFileSync(new URL(FILE, import.meta.url), 'utf8'));
export const CATALOGUE = readCatalogue(STANDARD);

export function signal(key: string): Signal {
  const found = findSignal(CATALOGUE, key);
  if (found === undefined) throw new Error(`${key} is not in the standard catalogue`);
  return found;
}
