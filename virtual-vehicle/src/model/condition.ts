import type { Value } from './json';

/** Whether a condition holds: neither true nor false if a reading is missing, or the text can't be read. */
export type Held = boolean | undefined;

type Readings = (key: string) => Value | undefined;

const TOKEN = /\s*([A-Za-z][A-Za-z0-9_-]*|-?[0-9]+(?:\.[0-9]+)?|!=|<=|>=|[=<>()])/y;

/**
 * What a condition of the catalogue (`speed = 0 and (gear = P or gear = N)`) says of the car as it last reported. `and`
 * binds more tightly than `or`.
 */
export function holds(text: string, readings: Readings): Held {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reader = new Reader(tokens, readings);
  const held = reader.condition();
  return reader.isAtEnd ? held : undefined;
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (TOKEN.lastIndex < trimmed.length) {
    const token = TOKEN.exec(trimmed)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

class Reader {
  #next = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly readings: Readings,
  ) {}

  get isAtEnd(): boolean {
    return this.#next === this.tokens.length;
  }

  condition(): Held {
    const parts = [this.#both()];
    while (this.#take('or')) parts.push(this.#both());
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }

  #both(): Held {
    const parts = [this.#part()];
    while (this.#take('and')) parts.push(this.#part());
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }

  #part(): Held {
    if (this.#take('(')) {
      const inner = this.condition();
      return this.#take(')') ? inner : undefined;
    }
    const [key = '', sign = '', value = ''] = this.tokens.slice(this.#next, this.#next + 3);
    this.#next = Math.min(this.#next + 3, this.tokens.length);
    return compared(this.readings(key), sign, value);
  }

  #take(token: string): boolean {
    const isThere = this.tokens[this.#next] === token;
    if (isThere) this.#next += 1;
    return isThere;
  }
}

function compared(reading: Value | undefined, sign: string, text: string): Held {
  if (reading === undefined || text === '') return undefined;
  const number = /^-?[0-9]/.test(text) ? Number(text) : undefined;
  const isSame = number === undefined ? reading === text : reading === number;
  if (sign === '=') return isSame;
  if (sign === '!=') return !isSame;
  if (number === undefined || typeof reading !== 'number') return undefined;
  const orders: Readonly<Record<string, boolean>> = {
    '<': reading < number,
    '<=': reading <= number,
    '>': reading > number,
    '>=': reading >= number,
  };
  return orders[sign];
}
