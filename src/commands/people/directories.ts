import type { Asked } from '../../core/people/types.ts';
import { DirectoryError } from '../../edges/directory/directory-error.ts';
import { type Directory, openDirectory } from '../../edges/directory/open-directory.ts';
import type { Run } from '../command.ts';
import { addressFor, type DirectoryAccess } from '../directory-access.ts';

/** A single question may take so many seconds. */
const requestSeconds = 30;

/** These are about one question; after any other nothing more is asked there: no account is locked by trying it again. */
const passing: ReadonlySet<DirectoryError['kind']> = new Set(['refused-filter', 'refused-base', 'too-many', 'size']);

/** The smallest number that is said as it is: what an action says, others read. */
export const smallestCountOf = ({ inputs, isPublic }: Run): number => (isPublic ? inputs.directorySmallestCount : 1);

/** The directories of a run: each is opened when it is first asked, once, and all share one time limit. */
export class Directories {
  readonly #run: Run;
  readonly #access: DirectoryAccess;
  readonly #ca: string[] | undefined;
  readonly #end: number;
  readonly #opened = new Map<string, Directory>();
  readonly #failed = new Map<string, DirectoryError>();
  readonly #answers = new Map<string, unknown>();

  /** @param ca the authorities that are trusted, in PEM; absent: those that came with Node */
  constructor(run: Run, access: DirectoryAccess, ca: string[] | undefined) {
    this.#run = run;
    this.#access = access;
    this.#ca = ca;
    this.#end = Date.now() + access.timeoutMs;
  }

  /** The address of the directory that holds a data store's people. */
  urlOf(dataStore: string): string {
    return addressFor(this.#access, dataStore) ?? '';
  }

  /**
   * What a directory answers to a question.
   *
   * @throws DirectoryError, for what failed once without asking again
   */
  async ask<Answer>(url: string, question: (directory: Directory) => Promise<Answer>): Promise<Answer> {
    const failed = this.#failed.get(url);
    if (failed) throw failed;
    try {
      const directory = this.#opened.get(url) ?? (await this.#open(url));
      this.#opened.set(url, directory);
      return await question(directory);
    } catch (error) {
      if (error instanceof DirectoryError && !passing.has(error.kind)) this.#failed.set(url, error);
      throw error;
    }
  }

  /** The answer to a question about one thing, which is asked once in a run: many channels name the same group. */
  async once<Answer>(
    url: string,
    about: unknown,
    question: (directory: Directory) => Promise<Answer>,
  ): Promise<Answer> {
    const key = JSON.stringify([url, about]);
    if (!this.#answers.has(key)) this.#answers.set(key, await this.ask(url, question));
    return this.#answers.get(key) as Answer;
  }

  /** Which servers were asked, and what it cost; since `before`, where that is given. */
  costs(before?: Asked): Asked {
    const all = [...this.#opened.values()];
    const sum = (what: 'requests' | 'entries') => all.reduce((total, { asked }) => total + asked[what], 0);
    return {
      host: all.map(({ host }) => host).join(', '),
      requests: sum('requests') - (before?.requests ?? 0),
      entries: sum('entries') - (before?.entries ?? 0),
    };
  }

  get smallestCount(): number {
    return smallestCountOf(this.#run);
  }

  /** A sentence about a directory as others may read it: which host it was is for who asked. */
  withoutNames(message: string): string {
    if (!this.#run.isPublic) return message;
    const hosts = this.#access.addresses.flatMap(({ url }) => [new URL(url).host, new URL(url).hostname]);
    return hosts.reduce((text, host) => text.replaceAll(host, 'the directory'), message);
  }

  #open(url: string): Promise<Directory> {
    const { bindDn, password, startTls, maxPeople } = this.#access;
    return openDirectory({
      url,
      bindDn,
      password: password.reveal(),
      startTls,
      ca: this.#ca,
      timeoutSeconds: (this.#end - Date.now()) / 1000,
      requestSeconds,
      maxPeople,
      signal: this.#run.signal,
    });
  }

  async close(): Promise<void> {
    for (const directory of this.#opened.values()) await directory.close();
  }
}
