import type { Subject } from '../subject.ts';
import type { Tier } from '../tier.ts';
import type { PlanParts } from './plan-parts.ts';
import type { RunRow } from './run-rows.ts';

/**
 * The comment on a pull request: one section for each subject (environment, server, folder, shard), each with a hidden marker before it. The
 * comment is the only memory between a plan and the apply that follows it.
 */
export interface Section {
  marker: SectionMarker;
  /** Its blocks (`joinBlocks`): what may be left to the job summary when the comment gets too long is marked. */
  text: string;
  /** The same before it was a text, of a plan that may be shown together with those of other environments. */
  parts?: PlanParts | undefined;
}

/** A plan as its job left it for the apply. */
export interface ReviewedMark {
  shard?: string | undefined;
  /** The whole plan's. */
  digest: string;
  /** Each change's digest, packed (`reviewedDigests`). */
  changes?: string | undefined;
  /** GitHub's word that the plan job of this commit made it. Without one it counts for nothing. */
  proof?: string | undefined;
}

/** The numbers of people as a reviewer saw them. */
export interface PeopleMark {
  /** By connection, packed (`packedPeople`). */
  numbers: string;
  /** GitHub's word that a job of the default branch counted them. Without one they were tampered with, and an apply stops. */
  proof?: string | undefined;
}

export interface SectionMarker extends Subject, Overview {
  kind: 'plan' | 'outcome' | 'problem';
  run: number;
  attempt: number;
  /** The commit that the section is about. */
  head: string;
  /** What reviewers could see; an outcome keeps it, so that the job can be run again. */
  reviewed?: ReviewedMark[] | undefined;
  /** How many people the reviewed plan concerns; an outcome keeps it, too. */
  people?: PeopleMark | undefined;
  /** What each run of the apply did, this one's last. */
  runs?: RunRow[] | undefined;
}

/** What a comment with several sections says of each before them all. */
export interface Overview {
  /** What happens there, `creates 2 connections`. */
  overview?: string | undefined;
  /** How many a plan deletes, replaces, creates, changes and takes over. */
  counts?: number[] | undefined;
  /** What is counted isn't connections alone. */
  isMixed?: boolean | undefined;
  /** The worst that a plan does. */
  tier?: Tier | undefined;
  /** An apply would write nothing of the plan. */
  isRefused?: boolean | undefined;
}

/** True when `a` was written by a later run, or a later attempt of the same run, than `b`. */
export function isNewer(a: Pick<SectionMarker, 'run' | 'attempt'>, b: Pick<SectionMarker, 'run' | 'attempt'>): boolean {
  return a.run !== b.run ? a.run > b.run : a.attempt > b.attempt;
}
