/** How a unit of the catalogue is shown. */
interface Shown {
  readonly shown: string;
  readonly of: (value: number) => number;
  readonly digits: number;
}

export type Units = Readonly<Record<string, Shown | undefined>>;

/** Regions whose speed limits are in miles an hour. */
const MILES = ['US', 'GB', 'LR', 'MM', 'PR', 'GU', 'VI'];
/** Regions that tell temperatures in degrees Fahrenheit. */
const FAHRENHEIT = ['US', 'BS', 'BZ', 'KY', 'PW', 'LR', 'FM', 'MH', 'PR', 'GU', 'VI'];
const METRIC: Units = {
  percent: { shown: '%', of: same, digits: 0 },
  // Its number says it, in every language.
  level: { shown: '', of: same, digits: 0 },
};

export function same(value: number): number {
  return value;
}

/** The units that people of a locale are used to; those of the catalogue where the locale names no region. */
export function unitsOf(locale: string): Units {
  const { region = '' } = new Intl.Locale(locale);
  return {
    ...METRIC,
    ...(MILES.includes(region)
      ? { 'km/h': { shown: 'mph', of: (kilometers: number) => kilometers / 1.609344, digits: 0 } }
      : {}),
    ...(FAHRENHEIT.includes(region)
      ? { '°C': { shown: '°F', of: (celsius: number) => celsius * 1.8 + 32, digits: 0 } }
      : {}),
  };
}
