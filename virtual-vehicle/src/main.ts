import './page.css';
import './view/controls.css';
import './view/panels.css';
import './view/narrow.css';
import { Api, ApiProblem, refusalOf } from './wire/api';
import { loadConfig, type Config } from './wire/config';
import { wordsFor, type Words } from './i18n/words';
import { OpenPage, lastVehicle, type OpenPageParts } from './openPage';
import { lastKnown } from './wire/lastKnown';
import { isSignedOut } from './wire/signedOut';
import { OidcSignIn, type SignIn } from './wire/signIn';
import { actionButton } from './view/actionButton';
import { problemOf } from './view/statusText';
import { stayChoice, welcome } from './view/welcome';

const liveModule = import('./wire/live');
let words: Words;
const root = document.getElementById('page') as HTMLElement;
/** Who waits longer is told what for; in milliseconds. */
const UNNOTICED = 500;

async function start(): Promise<void> {
  const loadingConfig = loadConfig();
  loadingConfig.catch(() => undefined);
  words = await wordsFor(navigator.languages);
  document.documentElement.lang = words.language;
  document.title = words.t('page.title');
  setTimeout(() => root.hasChildNodes() || root.append(welcome(words, words.t('page.loading'))), UNNOTICED);
  const config = await loadingConfig;
  const signIn = new OidcSignIn(config);
  const cameBack = new URLSearchParams(location.search).has('state');
  const isSignedIn = await signIn.resume();
  // Who has just signed in may be another person than the last.
  if (cameBack || !isSignedIn) lastKnown.forget();
  if (isSignedIn) await open(config, signIn);
  else askToSignIn(signIn, words.t(cameBack ? 'sign.failed' : 'sign.lead'));
}

function askToSignIn(signIn: SignIn, lead: string): void {
  const choice = stayChoice(words);
  const act = (): void => void signIn.signIn(choice.isChosen()).catch(broken);
  const button = actionButton('sign-in', 'primary', act, words.t('sign.in'));
  root.replaceChildren(welcome(words, lead, button, choice.element));
}

async function open(config: Config, signIn: SignIn): Promise<void> {
  const api = new Api(config.api, signIn);
  const signedOut = (): void => askToSignIn(signIn, words.t('sign.ended'));
  const show = (known: Pick<OpenPageParts, 'catalogue' | 'vehicles'>): OpenPage => {
    const again = (): void => {
      const wasChoosing = document.activeElement instanceof HTMLSelectElement;
      const reopened = open(config, signIn);
      reopened.then(() => wasChoosing && root.querySelector('select')?.focus()).catch(broken);
    };
    const page = new OpenPage({ config, signIn, api, words, ...known, liveModule, signedOut, again, broken });
    root.replaceChildren(page.element);
    return page;
  };
  const last = lastVehicle();
  const ofLast = <T>(ask: (thing: string) => Promise<T>): Promise<T | undefined> | undefined =>
    last === null ? undefined : ask(last).catch(() => undefined);
  const early = ofLast((thing) => api.vehicle(thing));
  const own = ofLast((thing) => api.catalogue(thing));
  try {
    const vehicles = await api.vehicles();
    const shown = vehicles.find(({ thing }) => thing === last) ?? vehicles[0];
    if (shown === undefined) return await sayThatThereIsNone(api, signIn);
    const catalogue = (shown.thing === last && (await own)) || (await api.catalogue(shown.thing));
    show({ catalogue, vehicles }).turnTo(last, early);
  } catch (problem) {
    if (isSignedOut(problem)) return signedOut();
    const known = refusalOf(problem).type === 'unreachable' ? lastKnown.read() : undefined;
    if (known === undefined) throw problem;
    show(known).recall(known.view);
  }
}

async function sayThatThereIsNone(api: Api, signIn: SignIn): Promise<void> {
  const { user } = await api.me();
  const act = (): void => void signIn.signOut().catch(broken);
  const button = actionButton('sign-out', 'primary', act, words.t('sign.out'));
  root.replaceChildren(welcome(words, words.t('header.nobody', { user }), button));
}

function broken(problem: unknown): void {
  const button = actionButton('reload', 'primary', () => location.reload(), words.t('control.retry'));
  root.replaceChildren(welcome(words, words.t('page.broken', { detail: detailOf(problem) }), button));
}

function detailOf(problem: unknown): string {
  if (problem instanceof ApiProblem) return problemOf(problem, words);
  if (problem instanceof DOMException && problem.name === 'SecurityError') return words.t('page.storage');
  const message = problem instanceof Error ? problem.message : String(problem);
  const isNetwork = problem instanceof TypeError && /fetch|load failed/i.test(message);
  return isNetwork ? words.t('problem.unreachable') : message;
}

start().catch(broken);
if (import.meta.env.PROD) {
  addEventListener('load', () => void navigator.serviceWorker?.register('sw.js').catch(() => undefined));
}
