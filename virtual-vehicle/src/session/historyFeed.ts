import type { Api } from '../wire/api';
import type { History } from '../model/history';
import { Timeline } from '../model/timeline';

/** The history is written by a rule behind the shadow, so it is looked at a little later, twice; in milliseconds. */
const HISTORY_AFTER = [250, 1500];

/** Keeps the timeline of one vehicle up with its history. */
export class HistoryFeed {
  readonly timeline = new Timeline();
  /** Whether the newest page has been read; `unreadable` if the last try failed. */
  state: 'loading' | 'read' | 'unreadable' = 'loading';
  #timers: ReturnType<typeof setTimeout>[] = [];
  #older: Promise<void> | undefined;

  constructor(
    private readonly api: Api,
    private readonly thing: string,
    private readonly changed: () => void,
  ) {}

  refresh(): Promise<void> {
    return this.#read(undefined, ({ entries, next }) => this.timeline.newest(entries, next));
  }

  /** Fetches the page behind the last one, once however often it is asked for meanwhile. */
  older(): Promise<void> {
    this.#older ??= this.#fetchOlder().finally(() => (this.#older = undefined));
    return this.#older;
  }

  /** Something has happened that the history will tell. */
  soon(): void {
    this.stop();
    this.#timers = HISTORY_AFTER.map((delay) => setTimeout(() => void this.refresh(), delay));
  }

  stop(): void {
    this.#timers.forEach(clearTimeout);
  }

  async #fetchOlder(): Promise<void> {
    const before = this.timeline.next;
    if (before === undefined) return;
    await this.#read(before, ({ entries, next }) => this.timeline.older(entries, next));
  }

  async #read(before: string | undefined, take: (page: History) => void): Promise<void> {
    try {
      take(await this.api.history(this.thing, before));
      this.state = 'read';
    } catch {
      this.state = 'unreadable';
    }
    this.changed();
  }
}
