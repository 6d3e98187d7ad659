/** The variables of a process: the one that runs, or one that is started. A definition’s own are something else. */
export type ProcessVariables = Readonly<Record<string, string | undefined>>;
