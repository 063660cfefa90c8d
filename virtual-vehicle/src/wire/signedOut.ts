import { ApiProblem } from './api';

/** Thrown when no token can be had without the person. */
export class SignedOut extends Error {}

/** Anything else, also a sign-in that can't be reached, may be the network and passes. */
export function isSignedOut(problem: unknown): boolean {
  return problem instanceof SignedOut || (problem instanceof ApiProblem && problem.type === 'not-signed-in');
}
