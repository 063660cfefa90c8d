import type { HistoryEntry } from '../src/model/history';
import type { ShadowState } from '../src/model/snapshot';

type Section = Record<string, unknown>;

export interface MockCarEvents {
  documents(thing: string, documents: unknown): void;
  presence(thing: string, connected: boolean, at: number, connection: number): void;
}

/** A shadow and the car behind it, just true enough to develop the page; the real ones live in the other modules. */
export class MockCar {
  shadow: ShadowState = { state: {}, metadata: {}, version: 0 };
  history: HistoryEntry[] = [];
  online = true;
  since = Date.now() - 3_600_000;
  delay = 900;
  label: { name?: string; plate?: string } = {};
  readonly jammed = new Set<string>();
  #connection = 1;

  constructor(
    readonly thing: string,
    private readonly events: MockCarEvents,
  ) {}

  update(desired: Section, reported: Section): number {
    const seconds = Math.floor(Date.now() / 1000);
    const previous = this.shadow.version === 0 ? null : this.shadow;
    const times = (section: Section): Section =>
      Object.fromEntries(Object.keys(section).map((key) => [key, { timestamp: seconds }]));
    const { state, metadata, version } = this.shadow;
    const outcomes = { ...(state.reported?.['outcomes'] as Section), ...(reported['outcomes'] as Section) };
    const current = {
      state: {
        desired: merged(state.desired, desired),
        reported: {
          ...state.reported,
          ...reported,
          ...(Object.keys(outcomes).length > 0 ? { outcomes } : {}),
        },
      },
      metadata: {
        desired: merged(metadata.desired, { ...times(desired), ...nulls(desired) }),
        reported: { ...metadata.reported, ...times(reported) },
      },
      version: version + 1,
    };
    this.shadow = current;
    this.events.documents(this.thing, { previous, current, timestamp: seconds });
    return current.version;
  }

  ask(signals: Section, by: string): number {
    const version = this.update(signals, {});
    const entries = Object.entries(signals).map(
      ([key, value]) => [key, { value, status: 'IN_PROGRESS' }] as const,
    );
    this.#remember({
      kind: 'COMMAND',
      by,
      channel: 'PAGE',
      version,
      signals: Object.fromEntries(entries) as never,
    });
    for (const key of Object.keys(signals)) setTimeout(() => this.#answer(key, version), this.delay);
    return version;
  }

  byHand(reported: Section): void {
    const version = this.update({}, reported);
    if ('speed' in reported) return;
    const signals = Object.fromEntries(Object.entries(reported).map(([key, value]) => [key, { value }]));
    this.#remember({ kind: 'BY_HAND', version, signals: signals as never });
  }

  connect(online: boolean): void {
    this.online = online;
    this.since = Date.now();
    if (online) this.#connection += 1;
    this.events.presence(this.thing, online, this.since, this.#connection);
    const waiting = Object.keys(this.shadow.state.desired ?? {});
    if (online) waiting.forEach((key) => this.#answer(key, this.shadow.version));
  }

  jam(key: string, jammed: boolean): void {
    if (jammed) this.jammed.add(key);
    else this.jammed.delete(key);
  }

  #answer(key: string, version: number): void {
    const value = this.shadow.state.desired?.[key];
    if (!this.online || value === undefined) return;
    const reason = this.#refusal(key, value);
    const status = reason === undefined ? 'SUCCEEDED' : reason.startsWith('ECU') ? 'FAILED' : 'REJECTED';
    const outcome = { status, version, ...(reason === undefined ? {} : { reason }) };
    const moved = reason === undefined && value !== 'honk' ? { [key]: value } : {};
    this.update({ [key]: null }, { ...moved, outcomes: { [key]: outcome } });
    const command = this.history.find((entry) => entry.kind === 'COMMAND' && key in entry.signals);
    const deed = command?.signals[key];
    if (deed !== undefined) Object.assign(deed, { ...outcome, seconds: this.delay / 1000 });
  }

  #refusal(key: string, value: unknown): string | undefined {
    if (this.jammed.has(key)) return 'ECU_TIMEOUT';
    const { speed, lock } = this.shadow.state.reported ?? {};
    if (Number(speed) > 0 && (key === 'door' || key === 'trunk') && value === 'open') return 'VEHICLE_MOVING';
    return key === 'door' && value === 'open' && lock === 'locked' ? 'DOOR_LOCKED' : undefined;
  }

  #remember(entry: Omit<HistoryEntry, 'id' | 'at'>): void {
    const at = new Date().toISOString();
    this.history.unshift({ ...entry, id: `${Date.now()}.v${entry.version}`, at });
  }
}

function merged(before: Section | undefined, change: Section): Section {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== null));
}

function nulls(section: Section): Section {
  return Object.fromEntries(Object.entries(section).filter(([, value]) => value === null));
}
