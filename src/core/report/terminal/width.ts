/** Columns of a text for a terminal; excerpts of files, and words that are longer, may go beyond. */
export const textWidth = 88;
