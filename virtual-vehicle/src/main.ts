import './page.css';
import { Api, ApiProblem } from './api';
import { AtTheCar } from './atTheCar';
import { browserClock } from './clock';
import { loadConfig, type Config } from './config';
import { Words, chosenLanguage, chosenLocale } from './i18n/words';
import { LiveConnection } from './live';
import { Session } from './session';
import { OidcSignIn, SignedOut, type SignIn } from './signIn';
import { VehiclePage } from './view/vehiclePage';
import { welcome } from './view/welcome';

const language = chosenLanguage(navigator.languages);
const words = new Words(language, chosenLocale(navigator.languages, language));
const root = document.getElementById('page') as HTMLElement;
const LAST_VEHICLE = 'vehicle';

async function start(): Promise<void> {
  document.documentElement.lang = words.language;
  document.title = words.t('page.title');
  const config = await loadConfig();
  const signIn = new OidcSignIn(config);
  if (await signIn.resume()) await open(config, signIn);
  else askToSignIn(signIn, words.t('sign.lead'));
}

function askToSignIn(signIn: SignIn, lead: string): void {
  const act = (): void => void signIn.signIn().catch(broken);
  root.replaceChildren(welcome(words, lead, { label: words.t('sign.in'), testId: 'sign-in', act }));
}

async function open(config: Config, signIn: SignIn): Promise<void> {
  const api = new Api(config.api, signIn);
  try {
    const [catalogue, vehicles] = await Promise.all([api.catalogue(), api.vehicles()]);
    if (vehicles.length === 0) {
      const { user } = await api.me();
      const act = (): void => void signIn.signOut();
      root.replaceChildren(
        welcome(words, words.t('header.nobody', { user }), {
          label: words.t('sign.out'),
          testId: 'sign-out',
          act,
        }),
      );
    } else show(config, signIn, api, catalogue, vehicles);
  } catch (problem) {
    const isSignedOut =
      problem instanceof SignedOut || (problem instanceof ApiProblem && problem.status === 401);
    if (!isSignedOut) throw problem;
    askToSignIn(signIn, words.t('sign.ended'));
  }
}

function show(
  config: Config,
  signIn: SignIn,
  api: Api,
  ...[catalogue, vehicles]: [Session['catalogue'], Session['vehicles']]
): void {
  const end = (): void => {
    clearInterval(ticking);
    live.stop();
  };
  const session = new Session(api, catalogue, vehicles, browserClock, {
    onChange: () => page.update(),
    onHonk: () => page.honk(),
    onSignedOut: () => {
      end();
      askToSignIn(signIn, words.t('sign.ended'));
    },
  });
  const options = {
    url: config.mqttWebSocket,
    authorizerName: config.authorizerName,
    tokens: signIn,
    random: Math.random,
  };
  const live = new LiveConnection(options, session);
  const turnTo = (thing: string | null): void => {
    const entry = vehicles.find((candidate) => candidate.thing === thing) ?? vehicles[0];
    if (entry === undefined) return;
    sessionStorage.setItem(LAST_VEHICLE, entry.thing);
    session.turnTo(entry);
    live.follow(entry.thing);
  };
  const atTheCar = config.atTheCar === undefined ? undefined : new AtTheCar(config.atTheCar);
  const signOut = (): void => {
    end();
    void signIn.signOut().catch(broken);
  };
  const page = new VehiclePage({ session, api, words, atTheCar, choose: turnTo, signOut });
  root.replaceChildren(page.element);
  const ticking = setInterval(() => session.tick(), 1000);
  wakeWith(live);
  turnTo(sessionStorage.getItem(LAST_VEHICLE));
}

/** The browser knows before any keep-alive that the network is gone or that the person is back. */
function wakeWith(live: LiveConnection): void {
  addEventListener('online', () => live.wake());
  addEventListener('offline', () => live.lost());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') live.wake();
  });
}

function broken(problem: unknown): void {
  const detail = problem instanceof Error ? problem.message : String(problem);
  const act = (): void => location.reload();
  root.replaceChildren(
    welcome(words, words.t('page.broken', { detail }), {
      label: words.t('control.retry'),
      testId: 'reload',
      act,
    }),
  );
}

start().catch(broken);
