import type { Api } from '../wire/api';
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

  async refresh(): Promise<void> {
    try {
      const page = await this.api.history(this.thing);
      this.timeline.newest(page.entries, page.next);
      this.state = 'read';
    } catch {
      this.state = 'unreadable';
    }
    this.changed();
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
    if (this.timeline.next === undefined) return;
    try {
      const page = await this.api.history(this.thing, this.timeline.next);
      this.timeline.older(page.entries, page.next);
      this.state = 'read';
    } catch {
      this.state = 'unreadable';
    }
    this.changed();
  }
}
