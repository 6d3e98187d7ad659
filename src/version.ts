import manifest from '../package.json' with { type: 'json' };

/** This project's own version. */
export const version: string = manifest.version;
