import { expect, test, vi } from 'vitest';
import type { History, HistoryEntry } from '../src/model/history';
import type { Api } from '../src/wire/api';
import { HistoryFeed } from '../src/session/historyFeed';

const entry = (number: number): HistoryEntry => ({
  id: `e${number}`,
  at: new Date(number * 1000).toISOString(),
  kind: 'COMMAND',
  version: number,
  signals: {},
});
const page = (from: number, to: number, next?: string): History => ({
  entries: Array.from({ length: from - to + 1 }, (_, index) => entry(from - index)),
  ...(next === undefined ? {} : { next }),
});

function feedOf(...pages: (History | Error)[]) {
  const history = vi.fn(async () => {
    const answer = pages.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more');
    return answer;
  });
  const feed = new HistoryFeed({ history } as unknown as Api, 'tcu', () => undefined);
  return { feed, history };
}
const versions = (feed: HistoryFeed) => feed.timeline.entries.map(({ version }) => version);

test('a history that can not be read is not taken for an empty one', async () => {
  const { feed } = feedOf(new Error('503'), page(1, 1));
  expect(feed.state).toBe('loading');
  await feed.refresh();
  expect(feed.state).toBe('unreadable');
  await feed.refresh();
  expect(feed.state).toBe('read');
});

test('pressing twice for older entries fetches them once', async () => {
  const { feed, history } = feedOf(page(4, 3, 'e3'), page(2, 1));
  await feed.refresh();
  await Promise.all([feed.older(), feed.older()]);
  expect(versions(feed)).toEqual([4, 3, 2, 1]);
  expect(history).toHaveBeenCalledTimes(2);
  await feed.older();
  expect(history).toHaveBeenCalledTimes(2);
});

test('after an absence too long for one page, what lies between is paged and not skipped', async () => {
  const { feed } = feedOf(page(2, 1), page(9, 8, 'e8'), page(7, 1));
  await feed.refresh();
  await feed.refresh();
  expect(versions(feed)).toEqual([9, 8]);
  await feed.older();
  expect(versions(feed)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test('entries are in the order of their times, however these are written', async () => {
  const early = { ...entry(1), at: '2026-11-23T22:40:05Z' };
  const late = { ...entry(2), at: '2026-11-23T22:40:05.250Z' };
  const { feed } = feedOf({ entries: [early, late] });
  await feed.refresh();
  expect(versions(feed)).toEqual([2, 1]);
});
