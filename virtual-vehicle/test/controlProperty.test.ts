import { expect, test } from 'vitest';
import { newControl, next, type Control, type ControlEvent } from '../src/model/control';
import type { Sight } from '../src/model/phase';
import { chance } from './chance';

const WORDS = ['open', 'close'] as const;
const BUSY = { type: 'temporarily-unavailable', detail: '' };
const STALE_AFTER = 60_000;
const RUNS = 2_000;
const STEPS = 14;

/** A call of the page: what it does when it lands, and the reply to it. */
type Call = () => ControlEvent | undefined;

/**
 * A shadow with people and a car before it. What it tells a page is delivered late, doubled and out of order; the calls
 * of the page go one after the other.
 */
class World {
  control: Control = newControl(false);
  sight: Sight = { version: 1, reported: { value: 'close', at: 0 } };
  now = 1_000;
  readonly #underway: ControlEvent[] = [];
  readonly #calls: Call[] = [];
  #reply: ControlEvent | undefined;
  #requests = 0;
  #withdrawn = 0;
  /** The request of the page that is asked, if it is one. */
  #asking: number | undefined;

  constructor(private readonly random: () => number) {
    this.#publish();
  }

  step(): void {
    this.now += Math.floor(this.random() * 400);
    const deeds = [
      () => this.#press(),
      () => this.#someoneAsks(),
      () => this.#carAnswers(),
      () => this.#byHand(),
      () => this.#someoneTakesBack(),
      () => this.#cancel(),
      () => this.#call(),
      () => this.#call(),
      () => this.#deliver(),
      () => this.#deliver(),
      () => this.#give({ type: 'tick', now: this.now }),
    ];
    deeds[Math.floor(this.random() * deeds.length)]?.();
  }

  /** All that is under way arrives, and the newest version once more. */
  settle(): void {
    while (this.#calls.length > 0 || this.#reply !== undefined) this.#call();
    while (this.#underway.length > 0) this.#deliver(false);
    this.#give({ type: 'seen', sight: this.sight, live: false, now: this.now });
  }

  #press(): void {
    const value = this.#word();
    const request = ++this.#requests;
    const before = this.control;
    this.#give({ type: 'choose', value, confirm: false, request, now: this.now });
    if (this.control === before) return;
    this.#calls.push(() => {
      if (request <= this.#withdrawn) return undefined;
      this.#ask(value, request);
      return { type: 'accepted', request, version: this.sight.version, now: this.now };
    });
  }

  #cancel(): void {
    const { phase } = this.control;
    if (phase.kind !== 'waiting' || phase.withdrawnAt !== undefined) return;
    const { request, wanted } = phase;
    this.#withdrawn = this.#requests;
    this.#give({ type: 'withdraw' });
    this.#calls.push(() => {
      if (this.random() < 0.2) return { type: 'kept', request, refusal: BUSY, now: this.now };
      const isOwn = this.#asking !== undefined && this.#asking <= (request ?? this.#requests);
      if (isOwn || (request === undefined && this.sight.asked?.value === wanted)) this.#someoneTakesBack();
      return { type: 'withdrawn', request, version: this.sight.version, now: this.now };
    });
  }

  /** The next call lands, or the reply to the one that has landed comes. */
  #call(): void {
    const reply = this.#reply;
    this.#reply = reply === undefined ? this.#calls.shift()?.() : undefined;
    if (reply !== undefined) this.#give({ ...reply, now: this.now } as ControlEvent);
  }

  #ask(value: string, request?: number): void {
    this.#asking = request;
    this.#change({ asked: { value, at: this.now, staleAt: this.now + STALE_AFTER } });
  }

  #someoneAsks(): void {
    this.#ask(this.#word());
  }

  #carAnswers(): void {
    const { asked, version, reported } = this.sight;
    if (asked === undefined) return;
    this.#asking = undefined;
    const succeeds = this.random() < 0.6;
    this.#change({
      asked: undefined,
      reported: succeeds ? { value: asked.value, at: this.now } : reported,
      outcome: { status: succeeds ? 'SUCCEEDED' : 'REJECTED', version },
    });
  }

  #byHand(): void {
    this.#change({ reported: { value: this.#word(), at: this.now } });
  }

  #someoneTakesBack(): void {
    if (this.sight.asked !== undefined) this.#change({ asked: undefined });
    this.#asking = undefined;
  }

  #change(change: Partial<Sight>): void {
    this.sight = { ...this.sight, ...change, version: this.sight.version + 1 };
    this.#publish();
  }

  #publish(): void {
    this.#underway.push({ type: 'seen', sight: this.sight, live: true, now: this.now });
  }

  #deliver(mayDouble = true): void {
    const index = Math.floor(this.random() * this.#underway.length);
    const event = this.#underway[index];
    if (event === undefined) return;
    if (!mayDouble || this.random() < 0.8) this.#underway.splice(index, 1);
    this.#give({ ...event, now: this.now } as ControlEvent);
  }

  #give(event: ControlEvent): void {
    const twice = (control: Control): Control => next(next(control, event), event);
    if (event.type === 'seen') expect(twice(this.control)).toEqual(next(this.control, event));
    this.control = next(this.control, event);
    this.#isTruthful();
  }

  #isTruthful(): void {
    const { phase, sight } = this.control;
    if (phase.kind === 'confirmed') expect(sight?.reported?.value).toBe(phase.wanted);
  }

  #word(): (typeof WORDS)[number] {
    return this.random() < 0.5 ? 'open' : 'close';
  }
}

function eachRun(check: (world: World) => void): void {
  for (let seed = 1; seed <= RUNS; seed++) {
    const world = new World(chance(seed));
    try {
      for (let step = 0; step < STEPS; step++) world.step();
      check(world);
    } catch (problem) {
      throw new Error(`seed ${seed}`, { cause: problem });
    }
  }
}

test('in any order of events a confirmation says what the car reports, and hearing a thing twice changes nothing', () => {
  eachRun(() => undefined);
});

test('once all has arrived a control waits for exactly what is still asked', () => {
  eachRun((world) => {
    world.settle();
    const { phase } = world.control;
    const waitsFor = phase.kind === 'waiting' ? phase.wanted : undefined;
    expect(waitsFor).toBe(world.sight.asked?.value);
    expect(phase).not.toMatchObject({ withdrawnAt: expect.anything() });
  });
});
