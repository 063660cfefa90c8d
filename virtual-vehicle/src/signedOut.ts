/** Thrown when no token can be had without the person. */
export class SignedOut extends Error {}
