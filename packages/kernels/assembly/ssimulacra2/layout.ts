// How the strips of SSIMULACRA 2 lie in memory; `src/ssimulacra2/layout.ts` reserves it.
//
// A strip is up to 32 rows of one scale: six planes (three of the reference, three of the candidate), each of eight quads.
// A quad is four rows: vector x holds their samples at column x, so that one pass along x filters four rows. Zeros stand
// around its columns: as many before them as the filter looks back from four columns before the picture, and as many
// behind as fill the last tile and the filter looks ahead.

/** Bytes of four floats. */
export const vector: usize = 16;
/** Zeros before column 0 of a quad, and rows that a tile keeps of the strip before: 6 behind and 4 of warming up. */
export const behind: usize = 10;
/** What is blurred: a, b, a^2, b^2 and ab. */
export const quantities: usize = 5;
/** One row of a tile: these, then a and b as they are. */
export const rowBytes: usize = (quantities + 2) * vector;
