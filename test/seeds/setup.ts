import fc from 'fast-check';

/** The same cases in every run: what fails, fails for everybody and again. `npm run test:seeds` tries others. */
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 1) });

/** Node takes the types out where they stand, so that every position is right as it is: nothing has to be looked up. */
process.setSourceMapsEnabled(false);
