import { isObject } from '../model/json';

/** What differs between a local run and each deployment; fetched from the page's own origin at start. */
export interface Config {
  /** Base URL of the HTTP API, without a slash at its end. */
  readonly api: string;
  /** `ws://…/mqtt` or `wss://…/mqtt`. */
  readonly mqttWebSocket: string;
  /** Issuer of the sign-in. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  /** Name of the IoT custom authorizer, where the domain has no default one. */
  readonly authorizerName?: string;
  /** Base URL of the at-the-car API; only local runs have one. */
  readonly atTheCar?: string;
}

const REQUIRED = ['api', 'mqttWebSocket', 'authority', 'clientId'] as const;

/** @throws Error that names the missing member */
export function readConfig(json: unknown): Config {
  if (!isObject(json)) throw new Error('config.json must be a JSON object');
  for (const name of REQUIRED) {
    if (typeof json[name] !== 'string' || json[name] === '') {
      throw new Error(`config.json: "${name}" must be a string that is not empty`);
    }
  }
  const config = { scope: 'openid profile', ...json } as unknown as Config;
  return { ...config, api: config.api.replace(/\/+$/, '') };
}

/** @throws Error if it is not there or not as it should be */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('config.json');
  if (!response.ok) throw new Error(`config.json: HTTP ${response.status}`);
  return readConfig(await response.json());
}
