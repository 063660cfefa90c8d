import type { Value } from '../model/json';

/** In each language of the page. */
type Text = Readonly<Record<'en' | 'de', string>>;

/** What one signal looks like. Without an entry it has the general icon and questions, and is not drawn. */
export interface Look {
  /** Strokes of an icon of 24 × 24. */
  readonly icon: string;
  /** The values that are drawn; of any other nothing is known, and so nothing is claimed. */
  readonly poses?: readonly Value[];
  /** The drawing itself shows its number. */
  readonly isDrawn?: boolean;
  /** Its state alone says whose state it is: "Locked". */
  readonly isSelfEvident?: boolean;
  /** What a person is asked before that value is sent, and how they agree. */
  readonly questions?: Readonly<Record<string, { readonly ask: Text; readonly yes: Text }>>;
}

/** By signal. A look of one's own is an entry here, a shape in `car.svg` and its poses in `car.css`. */
const LOOKS: Readonly<Record<string, Look>> = {
  door: {
    icon: 'M5 20V11L11 4h8v16Z M5 12h14 M15 15.5h2',
    poses: ['open', 'close'],
    questions: {
      open: {
        ask: {
          en: 'Open the door? Make sure nobody is next to it.',
          de: 'Die Tür öffnen? Achten Sie darauf, dass niemand daneben steht.',
        },
        yes: { en: 'Yes, open it', de: 'Ja, öffnen' },
      },
    },
  },
  window: {
    icon: 'M4 18V12L9.5 6H20v12Z M8 13l4-4 M11 14l5-5',
    poses: ['down', 'up'],
    questions: {
      down: {
        ask: {
          en: 'Lower the window? Anyone nearby could reach into the car.',
          de: 'Das Fenster öffnen? Dann kann jeder in der Nähe ins Auto greifen.',
        },
        yes: { en: 'Yes, lower it', de: 'Ja, öffnen' },
      },
    },
  },
  headlight: {
    icon: 'M11 6c5 0 8 2.500 8 6s-3 6-8 6c-1.500-4-1.500-8 0-12Z M8 8 3 7 M7.500 12H2.500 M8 16l-5 1',
    poses: ['on', 'off'],
  },
  trunk: {
    icon: 'M3 17v-4l5-1 4-4h5 M3 17h18v-4l-4-1 M8 12h9 M14 8l5-5',
    poses: ['open', 'close'],
    questions: {
      open: {
        ask: {
          en: 'Open the trunk? It needs room above and behind.',
          de: 'Den Kofferraum öffnen? Er braucht Platz nach oben und hinten.',
        },
        yes: { en: 'Yes, open it', de: 'Ja, öffnen' },
      },
    },
  },
  lock: {
    icon: 'M6 11h12v9H6Z M8.500 11V8a3.500 3.500 0 0 1 7 0v3 M12 14.500v2',
    poses: ['locked', 'unlocked'],
    isSelfEvident: true,
    questions: {
      unlocked: {
        ask: {
          en: 'Unlock the car? Anyone nearby could get in.',
          de: 'Das Auto entriegeln? Dann kann jeder in der Nähe einsteigen.',
        },
        yes: { en: 'Yes, unlock it', de: 'Ja, entriegeln' },
      },
    },
  },
  climate: { icon: 'M14 14.500V5a2 2 0 0 0-4 0v9.500a4 4 0 1 0 4 0Z M12 9v8 M17 6h3 M17 10h3' },
  horn: { icon: 'M4 10v4h4l8 5V5L8 10Z M19 9c1 2 1 4 0 6' },
  battery: { icon: 'M3 8h15v8H3Z M18 10.500h3v3h-3 M6 11v2', isDrawn: true },
};

/** The look of a signal that has none of its own. */
export const GENERAL: Look = {
  icon: 'M12 3v4 M12 17v4 M3 12h4 M17 12h4 M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
};

export function lookOf(key: string): Look {
  return (Object.hasOwn(LOOKS, key) ? LOOKS[key] : undefined) ?? GENERAL;
}

/** The signals of which the drawing has a shape. */
export const DRAWN = Object.keys(LOOKS);
