import type { Value } from './catalogue';
import type { Asked, Outcome, Reported } from './snapshot';

/** What one version of the shadow says about one signal. */
export interface Sight {
  readonly version: number;
  readonly reported?: Reported | undefined;
  readonly asked?: Asked | undefined;
  readonly outcome?: Outcome | undefined;
}

/** Why the API would not pass a request on; `type` is the stable last part of its problem type. */
export interface Refusal {
  readonly type: string;
  readonly detail: string;
}

export interface Waiting {
  readonly kind: 'waiting';
  readonly wanted: Value;
  readonly askedAt: number;
  /** Number of this page's own request; undefined if somebody else asked. */
  readonly request?: number | undefined;
  /** An outcome of this version or later is the answer; unknown until the API has taken the request. */
  readonly version?: number | undefined;
  readonly staleAt?: number | undefined;
  /** It is being withdrawn: not asked from this version on, which is infinite until the API has told it. */
  readonly withdrawnAt?: number | undefined;
  /** Why the request could not be withdrawn. */
  readonly kept?: Refusal | undefined;
}

/** The car would not, or it tried and could not (`failed`). */
export interface Refused {
  readonly kind: 'refused';
  readonly wanted: Value;
  readonly failed: boolean;
  readonly reason?: string | undefined;
  readonly interlock?: string | undefined;
}

/** Something to tell of a request that has ended without an answer of its own; until when it is told. */
export type Note = { readonly what: 'withdrawn' | 'overtaken'; readonly until: number };

export type Phase =
  | { readonly kind: 'unreported' }
  | { readonly kind: 'idle'; readonly note?: Note }
  | { readonly kind: 'confirming'; readonly wanted: Value }
  | Waiting
  | {
      readonly kind: 'confirmed';
      readonly wanted: Value;
      /** Undefined where this page has not seen both the request and its answer happen. */
      readonly seconds: number | undefined;
      readonly until: number;
    }
  | Refused
  | { readonly kind: 'unanswered'; readonly wanted: Value }
  | { readonly kind: 'problem'; readonly wanted: Value; readonly refusal: Refusal };
