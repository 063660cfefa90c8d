import type { Value } from '../model/catalogue';
import type { Snapshot } from '../model/snapshot';
import { DRAWN, lookOf } from './looks';
import artwork from './car.svg?raw';
import './car.css';

/** What changes only the picture. */
export const VIEWS = ['hood', 'convertible', 'neon', 'night', 'zoom'] as const;
export type View = (typeof VIEWS)[number];

/** The temperature from which air is drawn as warm, in °C. */
const WARM_FROM = 22;
/** The charge below which the gauge turns red, in percent. */
const LOW_CHARGE = 20;
/** Speed at which the lane marks pass by once a second, and that at which they pass no faster, in km/h. */
const LANE_SPEED = 50;
const LANE_SPEED_CAP = 250;

/** The drawing of the car. It shows what was reported, and as a dashed outline what is requested; it knows nothing else. */
export class CarPicture {
  readonly element: SVGSVGElement;
  readonly #lanes: Animation | undefined;

  /** @param format a temperature in °C as it is shown */
  constructor(private readonly format: (value: number) => string) {
    const parsed = new DOMParser().parseFromString(artwork, 'image/svg+xml');
    this.element = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
    this.#lanes = this.#road();
  }

  show(snapshot: Snapshot): void {
    const { reported } = snapshot;
    this.#mark('known', String(Object.keys(reported).length > 0));
    for (const key of DRAWN) {
      const value = reported[key]?.value;
      const isKnown = value !== undefined && lookOf(key).poses?.includes(value) === true;
      this.#mark(key, isKnown ? value : undefined);
    }
    this.#climate(reported['climate']?.value);
    this.#charge(reported['battery']?.value);
    const speed = reported['speed']?.value;
    this.#drive(typeof speed === 'number' ? speed : 0);
  }

  /** Draws the outline of each signal that is asked and not answered. */
  showAsked(asked: Readonly<Record<string, Value>>): void {
    for (const key of DRAWN) this.#mark(`ask-${key}`, asked[key]);
  }

  showViews(views: ReadonlySet<View>): void {
    this.#mark('view', [...views].join(' '));
  }

  /** Whether the page is connected, so that the picture is the present. */
  showLive(live: boolean): void {
    this.#mark('live', String(live));
  }

  /** The horn sounded: three waves leave the front of the car. */
  honk(): void {
    const waves = this.element.querySelector('.waves');
    if (waves === null) return;
    waves.animate(
      [{ opacity: 0 }, { opacity: 1, offset: 0.15 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }],
      {
        duration: 1400,
      },
    );
    if (isStill()) return;
    waves.querySelectorAll('path').forEach((wave, index) => {
      const moves = [
        { transform: 'translateX(40px)', opacity: 0 },
        { opacity: 1 },
        { transform: 'translateX(-26px)', opacity: 0 },
      ];
      wave.animate(moves, { duration: 700, delay: index * 90, iterations: 2 });
    });
  }

  #climate(value: Value | undefined): void {
    const isOn = typeof value === 'number';
    this.#mark('climate', isOn ? (value < WARM_FROM ? 'cool' : 'warm') : value === 'off' ? value : undefined);
    this.#text('.temperature', isOn ? this.format(value) : '');
  }

  #charge(value: Value | undefined): void {
    const percent = typeof value === 'number' ? Math.min(100, Math.max(0, value)) : undefined;
    this.#mark('charge', percent === undefined ? undefined : percent < LOW_CHARGE ? 'low' : 'fine');
    this.#text('.percent', percent === undefined ? '' : `${Math.round(percent)} %`);
    const bar = this.element.querySelector<SVGElement>('.charge');
    bar?.style.setProperty('transform', `scaleX(${(percent ?? 0) / 100})`);
  }

  /** An endless animation can't be played backwards, so a car that reverses turns its direction. */
  #drive(speed: number): void {
    const lanes = this.#lanes;
    if (lanes === undefined) return;
    lanes.effect?.updateTiming({ direction: speed < 0 ? 'reverse' : 'normal' });
    lanes.playbackRate = Math.min(Math.abs(speed), LANE_SPEED_CAP) / LANE_SPEED;
    if (speed === 0 || isStill()) lanes.pause();
    else lanes.play();
  }

  /** The lane marks, standing. */
  #road(): Animation | undefined {
    const lanes = this.element.querySelector('.lanes');
    const moves = [{ transform: 'translateX(0)' }, { transform: 'translateX(320px)' }];
    const animation = lanes?.animate(moves, { duration: 1000, iterations: Infinity });
    animation?.pause();
    return animation;
  }

  #mark(name: string, value: Value | undefined): void {
    const attribute = `data-${name}`;
    if (value === undefined) this.element.removeAttribute(attribute);
    else if (this.element.getAttribute(attribute) !== String(value)) {
      this.element.setAttribute(attribute, String(value));
    }
  }

  #text(selector: string, text: string): void {
    const element = this.element.querySelector(selector);
    if (element !== null && element.textContent !== text) element.textContent = text;
  }
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
