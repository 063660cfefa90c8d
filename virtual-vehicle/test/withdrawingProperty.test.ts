import { expect, test } from 'vitest';
import type { Api } from '../src/wire/api';
import type { Phase } from '../src/model/phase';
import { Session } from '../src/session/session';
import type { ShadowDocuments } from '../src/model/snapshot';
import { chance } from './chance';
import { SlowCloud } from './slowCloud';
import { CATALOGUE, signal } from './standardCatalogue';

const DOOR = signal('door');
const TCU = { thing: 'tcu', role: 'OWNER', presence: { state: 'UNKNOWN' } } as const;
const NOBODY = {
  onChange: () => undefined,
  onHonk: () => undefined,
  onSignedOut: () => undefined,
  onOtherCatalogue: () => undefined,
};
const RUNS = 1_000;
const STEPS = 20;

const pause = (): Promise<void> => new Promise((done) => setImmediate(done));

/** A person who presses and cancels before a cloud that is slow, loses things and is used by others too. */
class Story {
  readonly cloud = new SlowCloud();
  readonly #session: Session;
  readonly #documents: ShadowDocuments[] = [];
  #isWithdrawn = false;
  #lostPosts = 0;
  #mayBeLost = 0;
  #pressed = 0;
  #postsBefore = 0;

  constructor(private readonly random: () => number) {
    const api = this.cloud as unknown as Api;
    this.#session = new Session(api, CATALOGUE, [TCU], () => 50_000, NOBODY, random);
    this.#session.turnTo(TCU);
  }

  get phase(): Phase | undefined {
    return this.#session.controls.get('door')?.phase;
  }

  async step(): Promise<void> {
    const { cloud } = this;
    const deeds = [
      () => this.#press(),
      () => this.#press(),
      () => this.#question(),
      () => this.#withdraw(),
      () => this.#withdraw(),
      () => cloud.reply(),
      () => cloud.reply(),
      () => this.#fail(),
      () => cloud.someoneAsks(this.#word()),
      () => cloud.carAnswers(this.random() < 0.6 ? 'SUCCEEDED' : 'REJECTED'),
      () => this.#hear(),
    ];
    deeds[Math.floor(this.random() * deeds.length)]?.();
    if (this.random() < 0.5) this.#documents.push(cloud.documents);
    await pause();
  }

  /** All that is under way lands, and the page looks once more. */
  async settle(): Promise<void> {
    while (this.cloud.underWay > 0) {
      this.cloud.reply();
      await pause();
    }
    this.#session.commands.dismiss(DOOR);
    await this.#session.fetch();
    await pause();
  }

  /**
   * What was pressed before the last Cancel is not sent after it, and does not stand. What stands though its reply got
   * lost is known to be this page's only if it is the one that was cancelled: else the page shows it, to be cancelled.
   */
  check(): void {
    expect(this.#posts() - this.#postsBefore).toBeLessThanOrEqual(this.#pressed);
    if (this.#isWithdrawn && this.#lostPosts <= this.#mayBeLost)
      expect(this.cloud.asked !== undefined && this.cloud.ofThisPage).toBe(false);
  }

  stop(): void {
    this.#session.stop();
  }

  #press(): void {
    const before = this.phase;
    this.#session.commands.choose(DOOR, this.#word());
    this.#session.commands.confirm(DOOR);
    if (this.phase !== before) this.#hasPressed();
  }

  #question(): void {
    this.#session.commands.choose(DOOR, 'open');
    this.#session.commands.dismiss(DOOR);
  }

  #hasPressed(): void {
    this.#pressed += 1;
    this.#isWithdrawn = false;
  }

  #withdraw(): void {
    const before = this.phase;
    if (before?.kind !== 'waiting' || before.withdrawnAt !== undefined) return;
    void this.#session.commands.withdraw(DOOR);
    this.#isWithdrawn = true;
    this.#mayBeLost = before.request === undefined ? 0 : 1;
    this.#pressed = 0;
    this.#postsBefore = this.#posts();
  }

  #fail(): void {
    if (this.cloud.next?.startsWith('DELETE')) this.#isWithdrawn = false;
    if (this.cloud.next?.startsWith('POST')) this.#lostPosts += 1;
    if (this.random() < 0.5) this.cloud.lose();
    else this.cloud.drop();
  }

  #hear(): void {
    const index = Math.floor(this.random() * this.#documents.length);
    const [heard] = this.#documents.splice(index, 1);
    if (heard !== undefined) this.#session.onDocuments('tcu', heard);
  }

  #posts(): number {
    return this.cloud.sent.filter((call) => call.startsWith('POST')).length;
  }

  #word(): 'open' | 'close' {
    return this.random() < 0.5 ? 'open' : 'close';
  }
}

test('in any order what was pressed before a Cancel is not sent after it and does not stand, and the control says what is asked', async () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const story = new Story(chance(seed));
    try {
      for (let step = 0; step < STEPS; step++) await story.step();
      await story.settle();
      story.check();
      const { phase, cloud } = story;
      expect(phase?.kind === 'waiting' ? phase.wanted : undefined).toBe(cloud.asked);
      expect(phase).not.toMatchObject({ withdrawnAt: expect.anything() });
    } catch (problem) {
      throw new Error(`seed ${seed}: ${story.cloud.sent.join(', ')}`, { cause: problem });
    } finally {
      story.stop();
    }
  }
});
