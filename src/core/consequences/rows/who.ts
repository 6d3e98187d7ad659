/** Subjects that many rows share. Singular or plural is part of the sentence, so a row is written for its subject. */
export const everyone = 'Everyone who signs on here';
export const anyone = 'Everyone who signs on or asks for a token here';
export const starters = 'People who start at the partner';
export const askers = 'Clients that ask for tokens here';
export const asked = 'People about whom the partner asks';
export const callers = "The partner's calls on the back channel";
export const sent = 'What PingFederate sends on the back channel';
/** Everybody whom a mapping, an adapter or a contract lets in, by the place where the row is used. */
export const people = '{people}';
export const everyoneInScope = 'Everyone in the scope of {channel}';
export const provisioned = 'Everyone whom {channel} provisioned';
export const atTarget = 'Everyone provisioned to {target}';
