import { describe, expect, test } from 'vitest';
import {
  CONFIRMED_FOR,
  STALE_GRACE,
  newControl,
  next,
  type Control,
  type ControlEvent,
} from '../src/model/control';
import { face, isEnabled } from '../src/model/face';
import type { Sight } from '../src/model/phase';

const CONNECTED = { pageConnected: true, carOffline: false, mayCommand: true };
const closed = { value: 'close', at: 0 };
const wantsOpen = { value: 'open', at: 1_000, staleAt: 61_000 };

function after(...events: ControlEvent[]): Control {
  return events.reduce(next, newControl(false));
}
const seen = (sight: Sight, now = 1_000): ControlEvent => ({ type: 'seen', sight, live: true, now });
const fetched = (sight: Sight, now = 1_000): ControlEvent => ({ type: 'seen', sight, live: false, now });
const choose = (value: string, confirm = false, now = 1_000, request = 1): ControlEvent => ({
  type: 'choose',
  value,
  confirm,
  request,
  now,
});
const accepted = (version: number, now = 1_100, request = 1): ControlEvent => ({
  type: 'accepted',
  request,
  version,
  now,
});
const dismiss: ControlEvent = { type: 'dismiss', now: 1_000 };
const resting = seen({ version: 10, reported: closed, outcome: { status: 'SUCCEEDED', version: 4 } });
const answered = (status: 'SUCCEEDED' | 'REJECTED' | 'FAILED', version = 11): Sight => ({
  version: 12,
  reported: status === 'SUCCEEDED' ? { value: 'open', at: 2_000 } : closed,
  outcome: { status, version, ...(status === 'SUCCEEDED' ? {} : { reason: 'VEHICLE_MOVING' as const }) },
});

describe('a control', () => {
  test('says that there is no report until the car has reported', () => {
    expect(face(newControl(false), CONNECTED)).toBe('unreported');
    expect(face(after(seen({ version: 1 })), CONNECTED)).toBe('unreported');
    expect(face(after(seen({ version: 1 }), seen({ version: 2, reported: closed })), CONNECTED)).toBe('idle');
  });

  test('of a momentary signal is ready without a report', () => {
    expect(face(newControl(true), CONNECTED)).toBe('idle');
  });

  test('does not show an outcome from before the page was opened', () => {
    const control = after(
      seen({ version: 9, reported: closed, outcome: { status: 'REJECTED', version: 8, reason: 'STALE' } }),
    );
    expect(control.phase.kind).toBe('idle');
  });

  test('drops a confirmation that somebody at the car has undone', () => {
    const opened = { ...answered('SUCCEEDED'), reported: { value: 'open', at: 1_500 } };
    const confirmed = after(resting, choose('open'), accepted(11), seen(opened, 1_500));
    expect(confirmed.phase.kind).toBe('confirmed');
    expect(next(confirmed, seen({ ...opened, version: 13 }, 1_600)).phase.kind).toBe('confirmed');
    const undone = { ...opened, version: 13, reported: { value: 'close', at: 1_700 } };
    expect(next(confirmed, seen(undone, 1_700)).phase.kind).toBe('idle');
  });

  test('asks for confirmation before it opens, and forgets it when dismissed', () => {
    const confirming = after(resting, choose('open', true));
    expect(confirming.phase).toEqual({ kind: 'confirming', wanted: 'open' });
    expect(next(confirming, dismiss).phase.kind).toBe('idle');
    expect(next(confirming, { type: 'confirm', request: 1, now: 5 }).phase.kind).toBe('waiting');
  });

  test('waits for the car and then tells the time that it took', () => {
    const control = after(resting, choose('open'), accepted(11), seen(answered('SUCCEEDED'), 2_250));
    expect(control.phase).toEqual({
      kind: 'confirmed',
      wanted: 'open',
      seconds: 1.25,
      until: 2_250 + CONFIRMED_FOR,
    });
  });

  test('takes an answer that overtook the reply of the API', () => {
    const control = after(resting, choose('open'), seen(answered('SUCCEEDED'), 1_050), accepted(11));
    expect(control.phase.kind).toBe('confirmed');
  });

  test('does not take the answer to an earlier command for its own', () => {
    const control = after(resting, choose('open'), seen(answered('SUCCEEDED', 11)), accepted(13));
    expect(control.phase.kind).toBe('waiting');
  });

  test('is refused with the reason of the car', () => {
    const control = after(resting, choose('open'), accepted(11), seen(answered('REJECTED')));
    expect(control.phase).toEqual({
      kind: 'refused',
      wanted: 'open',
      failed: false,
      reason: 'VEHICLE_MOVING',
    });
  });

  test('tells a part that tried and failed from a car that would not', () => {
    const control = after(resting, choose('open'), accepted(11), seen(answered('FAILED')));
    expect(control.phase).toMatchObject({ kind: 'refused', failed: true });
  });

  test('keeps a refusal until something new is asked or it is dismissed', () => {
    const refused = after(resting, choose('open'), accepted(11), seen(answered('REJECTED')));
    const later = next(refused, seen({ ...answered('REJECTED'), version: 15 }, 99_000));
    expect(later.phase.kind).toBe('refused');
    expect(next(later, dismiss).phase.kind).toBe('idle');
    expect(next(later, choose('open')).phase.kind).toBe('waiting');
  });

  test('says that nobody answered once the command is stale', () => {
    const asked = after(
      resting,
      choose('open'),
      accepted(11),
      seen({ version: 11, reported: closed, asked: wantsOpen }),
    );
    const atDeadline = next(asked, { type: 'tick', now: wantsOpen.staleAt });
    const past = next(asked, { type: 'tick', now: wantsOpen.staleAt + STALE_GRACE + 1 });
    expect(atDeadline.phase.kind).toBe('waiting');
    expect(past.phase).toEqual({ kind: 'unanswered', wanted: 'open' });
  });

  test('takes a late answer after it gave up', () => {
    const gaveUp = after(
      resting,
      choose('open'),
      accepted(11),
      seen({ version: 11, reported: closed, asked: wantsOpen }),
      {
        type: 'tick',
        now: 90_000,
      },
    );
    const late = next(gaveUp, seen({ ...answered('REJECTED'), version: 20 }, 95_000));
    expect(late.phase).toMatchObject({ kind: 'refused' });
  });

  test('shows what somebody else asks as waiting, without an answer time of its own', () => {
    const others = after(resting, seen({ version: 11, reported: closed, asked: wantsOpen }));
    expect(others.phase).toMatchObject({ kind: 'waiting', wanted: 'open' });
    expect(others.phase).not.toHaveProperty('request');
    expect(next(others, seen(answered('SUCCEEDED'))).phase).toMatchObject({
      kind: 'confirmed',
      seconds: undefined,
    });
  });

  test('follows another person who asks for the opposite meanwhile', () => {
    const wantsClose = { ...wantsOpen, value: 'close' };
    const control = after(
      resting,
      choose('open'),
      accepted(11),
      seen({ version: 12, reported: closed, asked: wantsClose }),
    );
    expect(control.phase).toMatchObject({ kind: 'waiting', wanted: 'close' });
  });

  test('is idle again when the request was withdrawn', () => {
    const control = after(resting, choose('open'), accepted(11), seen({ version: 12, reported: closed }));
    expect(control.phase).toMatchObject({ kind: 'idle', note: { what: 'withdrawn' } });
  });

  test('is not moved by an older version of the shadow', () => {
    const control = after(resting, choose('open'), accepted(11), seen(answered('SUCCEEDED')));
    expect(next(control, seen({ version: 11, reported: closed, asked: wantsOpen }))).toBe(control);
  });

  test('shows the problem when the API would not pass the request on', () => {
    const refusal = { type: 'temporarily-unavailable', detail: 'The shadow did not answer' };
    const control = after(resting, choose('open'), { type: 'problem', request: 1, refusal, now: 1_200 });
    expect(control.phase).toEqual({ kind: 'problem', wanted: 'open', refusal });
  });

  test('joins the same request of somebody else instead of reporting a conflict', () => {
    const control = after(
      resting,
      choose('open'),
      seen({ version: 11, reported: closed, asked: wantsOpen }),
      {
        type: 'problem',
        request: 1,
        refusal: { type: 'already-under-way', detail: '' },
        now: 1_200,
      },
    );
    expect(control.phase).toMatchObject({ kind: 'waiting' });
  });

  test('returns to idle some seconds after the confirmation', () => {
    const confirmed = after(resting, choose('open'), accepted(11), seen(answered('SUCCEEDED'), 2_000));
    expect(next(confirmed, { type: 'tick', now: 2_000 + CONFIRMED_FOR }).phase.kind).toBe('idle');
  });

  test('ignores a second press of the value that it waits for', () => {
    const waiting = after(resting, choose('open'));
    expect(next(waiting, choose('open'))).toBe(waiting);
  });

  test('does not take a late reply of the API for that to a newer request', () => {
    const switched = after(resting, choose('open'), choose('close', false, 1_050, 2));
    const refusal = { type: 'unexpected', detail: '' };
    expect(next(switched, accepted(11))).toBe(switched);
    expect(next(switched, { type: 'problem', request: 1, refusal, now: 1_200 })).toBe(switched);
    const answeredFirst: Sight = {
      version: 12,
      reported: { value: 'open', at: 2_000 },
      asked: { value: 'close', at: 2_000, staleAt: 62_000 },
      outcome: { status: 'SUCCEEDED', version: 11 },
    };
    const known = after(resting, choose('open'), choose('close', false, 1_050, 2), accepted(12, 1_200, 2));
    expect(next(known, seen(answeredFirst)).phase).toMatchObject({ kind: 'waiting', wanted: 'close' });
  });

  test('does not claim what the car does not report, whatever the outcome says', () => {
    const control = after(
      resting,
      choose('open'),
      accepted(11),
      seen({ ...answered('SUCCEEDED'), reported: closed }),
    );
    expect(control.phase).toMatchObject({ kind: 'idle', note: { what: 'overtaken' } });
  });

  test('tells no answer time for an answer that it has not seen happen', () => {
    const control = after(resting, choose('open'), accepted(11), fetched(answered('SUCCEEDED'), 90_000));
    expect(control.phase).toMatchObject({ kind: 'confirmed', seconds: undefined });
  });

  test('takes an outcome of a status that nobody knows for no answer', () => {
    const strange = { status: 'ABDUCTED', version: 11 } as never;
    const control = after(
      resting,
      choose('open'),
      accepted(11),
      seen({ ...answered('REJECTED'), outcome: strange }),
    );
    expect(control.phase).toEqual({ kind: 'unanswered', wanted: 'open' });
  });

  test('says at first sight that nobody has answered what was left to a car that went away', () => {
    const left = { version: 11, reported: closed, asked: wantsOpen };
    const control = after(fetched(left, 900_000));
    expect(control.phase).toEqual({ kind: 'unanswered', wanted: 'open' });
    const dismissed = next(control, { type: 'dismiss', now: 900_000 });
    expect(dismissed.phase.kind).toBe('idle');
    expect(next(dismissed, seen({ ...left, version: 12 }, 901_000)).phase.kind).toBe('idle');
  });

  test('says why a request could not be withdrawn, as long as it waits', () => {
    const refusal = { type: 'not-allowed', detail: '' };
    const couldNot: ControlEvent = { type: 'kept', request: 1, refusal, now: 1_200 };
    const kept = after(resting, choose('open'), accepted(11), { type: 'withdraw' }, couldNot);
    expect(kept.phase).toMatchObject({ kind: 'waiting', kept: refusal });
    expect(next(kept, seen(answered('SUCCEEDED'))).phase.kind).toBe('confirmed');
    expect(after(resting, couldNot).phase).toEqual({ kind: 'idle' });
  });

  test('forgets after some seconds what has ended without an answer', () => {
    const withdrawn = after(
      resting,
      choose('open'),
      accepted(11),
      seen({ version: 12, reported: closed }, 2_000),
    );
    expect(next(withdrawn, { type: 'tick', now: 2_000 + CONFIRMED_FOR }).phase).toEqual({ kind: 'idle' });
  });
});

describe('what a person sees', () => {
  const waiting = after(resting, choose('open'), accepted(11));

  test('is queued while the car is offline', () => {
    expect(face(waiting, { ...CONNECTED, carOffline: true })).toBe('queued');
    expect(face(waiting, CONNECTED)).toBe('waiting');
  });

  test('is disconnected, whatever went on, while the page is cut off', () => {
    expect(face(waiting, { ...CONNECTED, pageConnected: false })).toBe('disconnected');
    expect(isEnabled(waiting, { ...CONNECTED, pageConnected: false })).toBe(false);
  });

  test('cannot be pressed by somebody who may only look', () => {
    expect(isEnabled(after(resting), { ...CONNECTED, mayCommand: false })).toBe(false);
    expect(isEnabled(after(resting), CONNECTED)).toBe(true);
  });
});
